// Package suite is what all recorders share: the files that hold scenarios and vectors, and the interface
// through which the real upstream is run. The files are described by schemas/vector.ts.
package suite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Deviation is a place in a scenario where the port deliberately does something else.
type Deviation struct {
	ID    string `json:"id"`
	Steps []int  `json:"steps"`
	// Port is what the port shows at each of these steps.
	Port []json.RawMessage `json:"port"`
}

// NotReplayed says why the port has nothing to replay a scenario on.
type NotReplayed struct {
	Deviation string    `json:"deviation"`
	Reason    Localized `json:"reason"`
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
	About         Localized       `json:"about"`
	Generator     json.RawMessage `json:"generator,omitempty"`
	Scenarios     []Scenario      `json:"scenarios,omitempty"`

	path string
	text []byte
}

// Read reads a scenario file. Unknown fields are errors: a misspelt one would silently change a recording.
func Read(path string) (File, error) {
	var file File
	text, err := os.ReadFile(path)
	if err != nil {
		return file, err
	}
	file.path, file.text = path, text
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return file, explain(path, text, err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		at := int(decoder.InputOffset())
		return file, fmt.Errorf("%s: there is more after the end", place(path, text, at))
	}
	return file, file.check()
}

// check finds what would be recorded without complaint and be of no use.
func (f File) check() error {
	if name := strings.TrimSuffix(filepath.Base(f.path), ".json"); f.Suite != name {
		return fmt.Errorf("%s: suite is %q, not %q as the file is called", f.path, f.Suite, name)
	}
	if len(f.Scenarios) == 0 && f.Generator == nil {
		return fmt.Errorf("%s: there are neither scenarios nor a generator", f.path)
	}
	seen := map[string]bool{}
	for i, scenario := range f.Scenarios {
		switch {
		case scenario.ID == "":
			return fmt.Errorf("%s: scenario %d has no id", f.path, i)
		case seen[scenario.ID]:
			return fmt.Errorf("%s: there are two scenarios %s; ids stay for ever, so give the new one another",
				f.Place(scenario.ID, nil), scenario.ID)
		case len(scenario.Steps) == 0:
			return fmt.Errorf("%s: %s has no steps", f.Place(scenario.ID, nil), scenario.ID)
		}
		seen[scenario.ID] = true
	}
	return nil
}
