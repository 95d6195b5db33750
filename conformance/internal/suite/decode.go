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
		var err error
		if observations[i], err = playOne(text, play); err != nil {
			return nil, StepError{i, err}
		}
	}
	return observations, nil
}

// playOne turns a panic into an error: a step may well name a timer or a reservation that there is not.
func playOne[S any](text json.RawMessage, play func(step S) (any, error)) (seen any, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	var step S
	if err := Strict(text, &step); err != nil {
		return nil, err
	}
	return play(step)
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
