package suite

import (
	"bytes"
	"encoding/json"
	"os"
)

// Vector is a scenario with what upstream did: every outcome that was seen, each a list of observations.
type Vector struct {
	Scenario
	Outcomes []json.RawMessage `json:"outcomes"`
}

// Recorder says what ran upstream.
type Recorder struct {
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// Module is an upstream module that ran.
type Module struct {
	Module  string `json:"module"`
	Version string `json:"version"`
	Commit  string `json:"commit"`
}

// VectorFile is ports/<port>/vectors/<suite>.json.
type VectorFile struct {
	SchemaVersion int
	Suite         string
	About         Localized
	Recorder      Recorder
	Upstream      []Module
	Recordings    int
	Vectors       []Vector
}

// Text is the file as it is written: one line per vector, so that a diff shows which ones changed.
func (f VectorFile) Text() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("{\n")
	head := []struct {
		key   string
		value any
	}{
		{"schemaVersion", f.SchemaVersion},
		{"suite", f.Suite},
		{"about", f.About},
		{"recorder", f.Recorder},
		{"upstream", f.Upstream},
		{"recordings", f.Recordings},
	}
	for _, field := range head {
		text, err := Line(field.value)
		if err != nil {
			return nil, err
		}
		out.WriteString("  \"" + field.key + "\": ")
		out.Write(text)
		out.WriteString(",\n")
	}
	out.WriteString("  \"vectors\": [")
	for i, vector := range f.Vectors {
		text, err := Line(vector)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(text)
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes(), nil
}

// Write writes the file: the whole of it, or nothing.
func (f VectorFile) Write(path string) error {
	text, err := f.Text()
	if err != nil {
		return err
	}
	staged := path + ".new"
	if err := os.WriteFile(staged, text, 0o644); err != nil {
		return err
	}
	return os.Rename(staged, path)
}

// Line is value as JSON on one line, with <, > and & as they are.
func Line(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}
