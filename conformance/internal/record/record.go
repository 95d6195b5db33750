// Package record runs scenarios many times and keeps every outcome that was seen.
package record

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Failure says which scenario could not be recorded.
type Failure struct {
	Scenario string
	// Round counts its recordings from 0.
	Round int
	Err   error
}

func (f Failure) Error() string {
	if f.Round == 0 {
		return fmt.Sprintf("%s, %v", f.Scenario, f.Err)
	}
	return fmt.Sprintf("%s, recording %d, %v", f.Scenario, f.Round, f.Err)
}

// Unwrap returns what went wrong.
func (f Failure) Unwrap() error { return f.Err }

// Scenarios runs each scenario recordings times, or as often as it asks for itself, and returns the vectors in
// the same order.
//
// Rounds alternate between one processor, where a goroutine runs until it waits, and several, where goroutines
// really compete. Outcomes are sorted by their text: how often each was seen is chance, that it was seen is not.
func Scenarios(t *testing.T, s suite.Suite, scenarios []suite.Scenario, recordings int) ([]suite.Vector, error) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)

	seen := make([]map[string]bool, len(scenarios))
	rounds := 0
	for i, scenario := range scenarios {
		seen[i] = map[string]bool{}
		rounds = max(rounds, wanted(scenario, recordings))
	}
	for round := range rounds {
		runtime.GOMAXPROCS(processors(round))
		for i, scenario := range scenarios {
			if round >= wanted(scenario, recordings) {
				continue
			}
			outcome, err := once(t, s, scenario, round)
			if err != nil {
				return nil, Failure{scenario.ID, round, err}
			}
			seen[i][outcome] = true
		}
	}

	vectors := make([]suite.Vector, len(scenarios))
	for i, scenario := range scenarios {
		vectors[i] = suite.Vector{Scenario: scenario, Outcomes: sorted(seen[i])}
	}
	return vectors, nil
}

func wanted(scenario suite.Scenario, recordings int) int {
	return max(scenario.Recordings, recordings)
}

func processors(round int) int {
	if round%2 == 0 {
		return 1
	}
	return max(2, runtime.NumCPU())
}

func once(t *testing.T, s suite.Suite, scenario suite.Scenario, round int) (string, error) {
	observations, err := s.Run(t, scenario, round)
	if err != nil {
		return "", err
	}
	if len(observations) != len(scenario.Steps) {
		return "", fmt.Errorf("%d observations for %d steps", len(observations), len(scenario.Steps))
	}
	text, err := suite.Line(observations)
	return string(text), err
}

func sorted(outcomes map[string]bool) []json.RawMessage {
	texts := make([]string, 0, len(outcomes))
	for text := range outcomes {
		texts = append(texts, text)
	}
	slices.Sort(texts)
	raw := make([]json.RawMessage, len(texts))
	for i, text := range texts {
		raw[i] = json.RawMessage(text)
	}
	return raw
}
