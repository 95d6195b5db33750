// Package flowcontrol runs client-go's util/flowcontrol, which no queue uses and the port leaves out: how its
// backoff grows and expires, and what a float32 rate does to the token bucket.
package flowcontrol

import (
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"k8s.io/client-go/util/flowcontrol"
	clocktesting "k8s.io/utils/clock/testing"
)

// Config is a backoff, a throttle, or both.
type Config struct {
	Initial time.Duration `json:"initial,string,omitempty"`
	Max     time.Duration `json:"max,string,omitempty"`
	QPS     float32       `json:"qps,omitempty"`
	Burst   int           `json:"burst,omitempty"`
}

// Step is one call, or time that passes.
type Step struct {
	Op  string        `json:"op"`
	Key string        `json:"key,omitempty"`
	D   time.Duration `json:"d,string,omitempty"`
	// Ago is how long before now the event of isInBackOffSince was.
	Ago time.Duration `json:"ago,string,omitempty"`
}

// Observation is what one step showed.
type Observation struct {
	// Backoff is the window of the step's key after the step.
	Backoff *time.Duration `json:"backoff,string,omitempty"`
	// In is the answer to whether the key is still backing off.
	In *bool `json:"in,omitempty"`
	// OK is the answer of tryAccept.
	OK *bool `json:"ok,omitempty"`
	// Slept is how long accept slept.
	Slept *time.Duration `json:"slept,string,omitempty"`
}

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "flowcontrol" }

// Run plays with a backoff and a throttle on one fake clock.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Bubble(t, func() ([]any, error) {
		var config Config
		if err := suite.Strict(scenario.Config, &config); err != nil {
			return nil, err
		}
		clock := &sleeper{FakeClock: clocktesting.NewFakeClock(time.Unix(0, 0))}
		player := &player{
			clock:    clock,
			backoff:  flowcontrol.NewFakeBackOff(config.Initial, config.Max, clock.FakeClock),
			throttle: flowcontrol.NewTokenBucketRateLimiterWithClock(config.QPS, config.Burst, clock),
		}
		return suite.Play(scenario, player.play)
	})
}

// sleeper notes how long it is asked to sleep, and lets no time pass.
type sleeper struct {
	*clocktesting.FakeClock
	slept time.Duration
}

func (s *sleeper) Sleep(d time.Duration) { s.slept = d }

type player struct {
	clock    *sleeper
	backoff  *flowcontrol.Backoff
	throttle flowcontrol.RateLimiter
}

func (p *player) play(step Step) (any, error) {
	var seen Observation
	now := p.clock.Now()
	switch step.Op {
	case "next":
		p.backoff.Next(step.Key, now)
	case "reset":
		p.backoff.Reset(step.Key)
	case "gc":
		p.backoff.GC()
	case "isInBackOffSince":
		seen.In = new(p.backoff.IsInBackOffSince(step.Key, now.Add(-step.Ago)))
	case "isInBackOffSinceUpdate":
		seen.In = new(p.backoff.IsInBackOffSinceUpdate(step.Key, now))
	case "tryAccept":
		seen.OK = new(p.throttle.TryAccept())
		return seen, nil
	case "accept":
		p.throttle.Accept()
		seen.Slept = new(p.clock.slept)
		return seen, nil
	case "step":
		p.clock.Step(step.D)
	default:
		return nil, suite.UnknownOp(step.Op, "next", "reset", "gc", "isInBackOffSince", "isInBackOffSinceUpdate",
			"tryAccept", "accept", "step")
	}
	seen.Backoff = new(p.backoff.Get(step.Key))
	return seen, nil
}
