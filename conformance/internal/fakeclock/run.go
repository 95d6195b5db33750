package fakeclock

import (
	"fmt"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"k8s.io/utils/clock"
	clocktesting "k8s.io/utils/clock/testing"
)

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "clock" }

// Run plays with the clock of the scenario's config.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Bubble(t, func() ([]any, error) {
		var config Config
		if err := suite.Strict(scenario.Config, &config); err != nil {
			return nil, err
		}
		start := instant(config.Start)
		switch config.Kind {
		case "fake":
			player := &player{clock: clocktesting.NewFakeClock(start), timers: map[string]clock.Timer{}, tickers: map[string]clock.Ticker{}}
			return suite.Play(scenario, player.play)
		case "passive":
			passive := clocktesting.NewFakePassiveClock(start)
			return suite.Play(scenario, func(step Step) (any, error) { return look(passive, step) })
		case "interval":
			interval := &clocktesting.SimpleIntervalClock{Time: start, Duration: config.Interval}
			return suite.Play(scenario, func(step Step) (any, error) { return look(interval, step) })
		}
		return nil, fmt.Errorf("unknown clock %q", config.Kind)
	})
}

// look plays on clocks that only show the time. An interval clock is looked at only when a step says so.
func look(passive clock.PassiveClock, step Step) (any, error) {
	var seen Observation
	switch step.Op {
	case "now":
		seen.Now = new(ofInstant(passive.Now()))
	case "since":
		seen.Since = new(passive.Since(instant(step.T)))
	case "setTime":
		passive.(*clocktesting.FakePassiveClock).SetTime(instant(step.T))
		seen.Now = new(ofInstant(passive.Now()))
	default:
		return nil, suite.UnknownOp(step.Op, "now", "since", "setTime")
	}
	return seen, nil
}

func instant(t time.Duration) time.Time { return time.Unix(0, int64(t)) }

func ofInstant(t time.Time) time.Duration { return time.Duration(t.UnixNano()) }
