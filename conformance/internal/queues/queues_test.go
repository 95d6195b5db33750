package queues

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
)

const port = "../../../ports/workqueue"

func record(t *testing.T, name string, scenario suite.Scenario) []Observation {
	t.Helper()
	raw, err := New(name).Run(t, scenario, 0)
	if err != nil {
		t.Fatal(err)
	}
	observations := make([]Observation, len(raw))
	for i, observation := range raw {
		observations[i] = observation.(Observation)
	}
	return observations
}

func find(t *testing.T, name, id string) suite.Scenario {
	t.Helper()
	file, err := suite.Read(filepath.Join(port, "scenarios", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, scenario := range file.Scenarios {
		if scenario.ID == id {
			return scenario
		}
	}
	t.Fatalf("no scenario %s", id)
	return suite.Scenario{}
}

// What the checklist has as measured by hand, independently of this recorder.
func TestMeasuredByHand(t *testing.T) {
	gauges := record(t, "queue", find(t, "queue", "W-16"))
	got := []float64{*gauges[5].Log[0].Value, *gauges[5].Log[1].Value, *gauges[6].Log[0].Value, *gauges[6].Log[1].Value}
	if want := []float64{0.9, 0.5, 10.9, 5.5}; !reflect.DeepEqual(got, want) {
		t.Errorf("W-16: unfinished and longest are %v, not %v", got, want)
	}

	var order []any
	for _, observation := range record(t, "delaying", find(t, "delaying", "D-14t")) {
		for _, event := range observation.Log {
			if strings.HasPrefix(event.Call, "push ") {
				order = append(order, strings.TrimPrefix(event.Call, "push i"))
			}
		}
	}
	if want := []any{"3", "7", "5", "1", "4", "0", "6", "2"}; !reflect.DeepEqual(order, want) {
		t.Errorf("D-14t: order %v, not %v", order, want)
	}

	mailbox := record(t, "delaying", find(t, "delaying", "D-09t"))
	if mailbox[4].Result != "blocked" || mailbox[5].Completed[0].By != "p0" {
		t.Errorf("D-09t: the 1001st is %v, then %v", mailbox[4].Result, mailbox[5].Completed)
	}
}

func TestWorkersThatWakeTogetherGetItemsByName(t *testing.T) {
	calls := newCalls()
	calls.workers = map[string]bool{"w0": true, "w1": true, "w2": true, "d0": false}
	calls.ended = []Completion{{"w2", "b"}, {"d0", "returned"}, {"w1", shutdown}, {"w0", "z"}}
	want := []Completion{{"d0", "returned"}, {"w0", "b"}, {"w1", "z"}, {"w2", shutdown}}
	if got := calls.take(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLogKeepsTheOrderOfEachActor(t *testing.T) {
	log := &Log{}
	log.value(byRefresh, "unfinished.set", 1)
	log.call(byWorker, "pop a")
	log.call(byProducer, "push b")
	log.call(byWorker, "depth.dec")
	log.call(byProducer, "push a")
	var got []string
	for _, event := range log.take() {
		got = append(got, event.Call)
	}
	want := []string{"push b", "push a", "pop a", "depth.dec", "unfinished.set"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestText(t *testing.T) {
	delay, by := Nanos(5*time.Millisecond), Nanos(-1)
	steps := map[string]Step{
		"addAfter a 5000000": {Op: "addAfter", Item: "a", Delay: &delay},
		"step -1":            {Op: "step", By: &by},
		"get w0; done w1":    {Op: "burst", Steps: []Step{{Op: "get", Worker: "w0"}, {Op: "done", Worker: "w1"}}},
	}
	for want, step := range steps {
		if got := stepText(step); got != want {
			t.Errorf("step %q, want %q", got, want)
		}
	}
	value := 5e-05
	got := observationText(Observation{
		Result:       []any{"a", 3},
		Completed:    []Completion{{"w1", "b"}},
		Len:          2,
		Waiters:      1,
		ShuttingDown: true,
		Log:          []Event{{Call: "push b"}, {Call: "depth.dec"}, {Call: "latency.observe", Value: &value}},
	}, Observation{Waiters: 1})
	if want := "=a =3 w1:b #2 ! >b D- L5e-05"; got != want {
		t.Errorf("observation %q, want %q", got, want)
	}
}

func TestASeedMakesTheSameSequence(t *testing.T) {
	file := suite.File{Generator: json.RawMessage(`{"first":1,"count":1,"operations":40}`)}
	var texts [2]string
	for i := range texts {
		scenarios, err := NewRandom().Generate(t, file, 7, 3)
		if err != nil {
			t.Fatal(err)
		}
		if len(scenarios) != 3 || scenarios[0].ID != "random-7" || len(scenarios[0].Steps) != 40 {
			t.Fatalf("%d scenarios, the first is %s with %d steps", len(scenarios), scenarios[0].ID, len(scenarios[0].Steps))
		}
		text, err := suite.Line(scenarios)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(text)
	}
	if texts[0] != texts[1] {
		t.Error("two generations from the same seeds differ")
	}
}

// A fifth of the gets has to block, or nothing would be known about waiting.
func TestCommittedSequencesBlock(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(port, "vectors", "random.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Vectors []struct {
			Steps    []string
			Outcomes [][]string
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	gets, blocked := 0, 0
	for _, vector := range file.Vectors {
		for i, step := range vector.Steps {
			gets += strings.Count("; "+step, "; get ")
			if strings.HasPrefix(vector.Outcomes[0][i], "=blocked") && strings.HasPrefix(step, "get ") {
				blocked++
			}
		}
	}
	if len(file.Vectors) < 500 || gets == 0 || blocked*5 < gets {
		t.Errorf("%d of %d gets in %d sequences block", blocked, gets, len(file.Vectors))
	}
}
