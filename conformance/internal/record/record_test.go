package record

import (
	"encoding/json"
	"testing"

	"annotated-k8s.dev/conformance/internal/suite"
)

// coin comes down on another side in every round.
type coin struct{ runs *int }

func (coin) Name() string { return "coin" }

func (c coin) Run(_ *testing.T, scenario suite.Scenario, round int) ([]any, error) {
	*c.runs++
	return make([]any, len(scenario.Steps)-round/100), nil
}

type counting struct{ runs *int }

func (counting) Name() string { return "counting" }

func (c counting) Run(_ *testing.T, _ suite.Scenario, round int) ([]any, error) {
	*c.runs++
	return []any{[]string{"tails", "heads"}[round%2]}, nil
}

func TestOutcomesAreKeptOnceAndSorted(t *testing.T) {
	runs := 0
	scenarios := []suite.Scenario{
		{ID: "C-1", Steps: []json.RawMessage{[]byte(`{"op":"flip"}`)}},
		{ID: "C-2", Steps: []json.RawMessage{[]byte(`{"op":"flip"}`)}, Recordings: 30},
	}
	vectors, err := Scenarios(t, counting{&runs}, scenarios, 20)
	if err != nil {
		t.Fatal(err)
	}
	if runs != 50 {
		t.Errorf("ran %d times", runs)
	}
	for _, vector := range vectors {
		if len(vector.Outcomes) != 2 || string(vector.Outcomes[0]) != `["heads"]` {
			t.Errorf("%s: %s", vector.ID, vector.Outcomes)
		}
	}
}

func TestEveryStepNeedsAnObservation(t *testing.T) {
	runs := 0
	scenarios := []suite.Scenario{{ID: "C-3", Steps: []json.RawMessage{[]byte(`{}`)}}}
	if _, err := Scenarios(t, coin{&runs}, scenarios, 101); err == nil {
		t.Error("no error although the last recording has no observation")
	}
}
