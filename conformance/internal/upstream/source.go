// Package upstream records which declarations an upstream Go package holds: names, places and hashes, never
// their text.
package upstream

// Source is one upstream package at a pinned commit, with what was found in it.
type Source struct {
	ID         string   `json:"id"`
	Module     string   `json:"module"`
	Version    string   `json:"version"`
	Repository string   `json:"repository"`
	Commit     string   `json:"commit"`
	Path       string   `json:"path"`
	Symbols    []Symbol `json:"symbols"`

	// Unexported lists the unexported declarations to record besides all exported ones: those that a port
	// takes over or prose refers to. A name that is not declared is an error.
	Unexported []string `json:"-"`
}

// Symbol is one package-level declaration or method.
type Symbol struct {
	// Name is Go's own spelling, receiver first and without type parameters: Typed.Add.
	Name string `json:"name"`
	// File is relative to Source.Path.
	File  string `json:"file"`
	Lines Lines  `json:"lines"`
	// Hash is the SHA-256 of the declaration as gofmt prints it, comments inside included, the doc
	// comment above it left out.
	Hash string `json:"hash"`
}

// Lines are 1-based, both included.
type Lines struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// File is the recorded document; schemas/upstream.ts describes it.
type File struct {
	SchemaVersion int      `json:"schemaVersion"`
	Recorder      Recorder `json:"recorder"`
	Sources       []Source `json:"sources"`
}

// Recorder says which toolchain printed and hashed the declarations.
type Recorder struct {
	Go string `json:"go"`
}
