package suite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"
	"testing/synctest"
)

// Strict reads JSON and refuses fields that the target does not have.
func Strict(text json.RawMessage, target any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(target)
}

// Play decodes the steps of a scenario and lets play observe each of them, in order.
func Play[S any](scenario Scenario, play func(step S) (any, error)) ([]any, error) {
	observations := make([]any, len(scenario.Steps))
	for i, text := range scenario.Steps {
		var step S
		err := Strict(text, &step)
		if err == nil {
			observations[i], err = play(step)
		}
		if err != nil {
			return nil, fmt.Errorf("%s, step %d: %w", scenario.ID, i, err)
		}
	}
	return observations, nil
}

// Bubble runs f in a synctest bubble: its time starts at 0, passes only while everybody sleeps, and no
// goroutine may outlive it.
func Bubble(t *testing.T, f func() ([]any, error)) (observations []any, err error) {
	synctest.Test(t, func(*testing.T) { observations, err = f() })
	return observations, err
}

// Raw turns what a generator made into what a scenario file would hold.
func Raw(value any) json.RawMessage {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return text
}

// RawSteps is Raw for each step.
func RawSteps[S any](steps []S) []json.RawMessage {
	raw := make([]json.RawMessage, len(steps))
	for i, step := range steps {
		raw[i] = Raw(step)
	}
	return raw
}
