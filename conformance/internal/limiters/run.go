package limiters

import (
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"k8s.io/client-go/util/workqueue"
)

// Step is one call, or time that passes.
type Step struct {
	// Op is when, forget, numRequeues or sleep.
	Op   string `json:"op"`
	Item string `json:"item,omitempty"`
	// Times makes the call that often; what the last one answered is observed.
	Times int `json:"times,omitempty"`
	// D is how long sleep lets pass.
	D time.Duration `json:"d,string,omitempty"`
}

// Observation is what one step showed.
type Observation struct {
	// Delay is what when answered.
	Delay *time.Duration `json:"delay,string,omitempty"`
	// Requeues is the count of the step's item, or of the empty item, after the step.
	Requeues int `json:"requeues"`
}

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "limiters" }

// Run asks the limiter of the scenario's config about items.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Bubble(t, func() ([]any, error) {
		var spec Spec
		if err := suite.Strict(scenario.Config, &spec); err != nil {
			return nil, err
		}
		limiter, err := spec.Make()
		if err != nil {
			return nil, err
		}
		return suite.Play(scenario, func(step Step) (any, error) { return step.play(limiter) })
	})
}

func (s Step) play(limiter workqueue.TypedRateLimiter[string]) (Observation, error) {
	var observation Observation
	switch s.Op {
	case "when":
		var delay time.Duration
		for range max(1, s.Times) {
			delay = limiter.When(s.Item)
		}
		observation.Delay = &delay
	case "forget":
		limiter.Forget(s.Item)
	case "sleep":
		time.Sleep(s.D)
	case "numRequeues":
	default:
		return observation, suite.UnknownOp(s.Op, "when", "forget", "numRequeues", "sleep")
	}
	observation.Requeues = limiter.NumRequeues(s.Item)
	return observation, nil
}
