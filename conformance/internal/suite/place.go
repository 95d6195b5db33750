package suite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// StepError says which step of a scenario went wrong.
type StepError struct {
	Step int
	Err  error
}

func (e StepError) Error() string { return fmt.Sprintf("step %d: %v", e.Step, e.Err) }

// Unwrap returns what went wrong.
func (e StepError) Unwrap() error { return e.Err }

// UnknownOp is the error of a step whose operation a suite does not have.
func UnknownOp(op string, known ...string) error {
	return fmt.Errorf("no operation %q; there are %s", op, strings.Join(known, ", "))
}

// Place is the path and the line of a scenario, or of its step where err is about one. Generated scenarios have
// no line.
func (f File) Place(id string, err error) string {
	name := regexp.MustCompile(`"id"\s*:\s*` + regexp.QuoteMeta(fmt.Sprintf("%q", id)))
	found := name.FindIndex(f.text)
	if found == nil {
		return f.path
	}
	at := found[0]
	var wrong StepError
	if errors.As(err, &wrong) {
		at = f.stepAt(id, at, wrong.Step)
	}
	return place(f.path, f.text, at)
}

// stepAt finds a step of the scenario that begins before offset at.
func (f File) stepAt(id string, at, step int) int {
	for _, scenario := range f.Scenarios {
		if scenario.ID != id {
			continue
		}
		for i, text := range scenario.Steps {
			begin := at + bytes.Index(f.text[at:], text)
			if i == step {
				return begin
			}
			at = begin + len(text)
		}
	}
	return at
}

func place(path string, text []byte, at int) string {
	at = min(max(at, 0), len(text))
	return fmt.Sprintf("%s:%d", path, 1+bytes.Count(text[:at], []byte("\n")))
}

var misspelt = regexp.MustCompile(`unknown field ("[^"]*")`)

// explain adds to an error of the JSON decoder where it is.
func explain(path string, text []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := len(text)
	switch field := misspelt.FindStringSubmatch(err.Error()); {
	case errors.As(err, &syntax):
		at = int(syntax.Offset)
	case errors.As(err, &kind):
		at = int(kind.Offset)
	case field != nil:
		at = bytes.Index(text, []byte(field[1]))
		err = fmt.Errorf("%w; schemas/vector.ts lists the fields", err)
	}
	return fmt.Errorf("%s: %w", place(path, text, at), err)
}
