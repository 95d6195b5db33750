// Package suite is what all recorders share: the files that hold scenarios and vectors, and the interface
// through which the real upstream is run. The files are described by schemas/vector.ts.
package suite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
)

// Deviation is a place in a scenario where the port deliberately does something else.
type Deviation struct {
	ID    string `json:"id"`
	Steps []int  `json:"steps"`
}

// NotReplayed says why the port has nothing to replay a scenario on.
type NotReplayed struct {
	Deviation string `json:"deviation"`
	Reason    string `json:"reason"`
}

// Scenario is a list of steps. Config and steps are the suite's own affair.
type Scenario struct {
	ID           string       `json:"id"`
	About        string       `json:"about,omitempty"`
	Requirements []string     `json:"requirements,omitempty"`
	Deviations   []Deviation  `json:"deviations,omitempty"`
	NotReplayed  *NotReplayed `json:"notReplayed,omitempty"`
	// Recordings is how often to run it, where the usual number does not show every outcome.
	Recordings int `json:"recordings,omitempty"`
	// Config says what the steps are run on.
	Config json.RawMessage   `json:"config,omitempty"`
	Steps  []json.RawMessage `json:"steps"`
}

// File is ports/<port>/scenarios/<suite>.json.
type File struct {
	SchemaVersion int             `json:"schemaVersion"`
	Suite         string          `json:"suite"`
	About         string          `json:"about"`
	Generator     json.RawMessage `json:"generator,omitempty"`
	Scenarios     []Scenario      `json:"scenarios,omitempty"`
}

// Read reads a scenario file. Unknown fields are errors: a misspelt one would silently change a recording.
func Read(path string) (File, error) {
	var file File
	text, err := os.ReadFile(path)
	if err != nil {
		return file, err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return file, fmt.Errorf("%s: %w", path, err)
	}
	return file, nil
}
