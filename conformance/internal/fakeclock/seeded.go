package fakeclock

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
)

const seededSteps = 40

// Seeded starts, stops and resets timers and tickers at random.
type Seeded struct{ Suite }

// Name is the suite's.
func (Seeded) Name() string { return "clock-seeded" }

// Generate makes one scenario for each seed.
func (s Seeded) Generate(_ *testing.T, file suite.File, first, count int) ([]suite.Scenario, error) {
	return suite.FromSeeds(s, file, first, count, func(random *rand.Rand) suite.Scenario {
		dice := dice{random: random}
		steps := make([]Step, seededSteps)
		for i := range steps {
			steps[i] = dice.roll()
		}
		return suite.Scenario{Config: suite.Raw(Config{Kind: "fake"}), Steps: suite.RawSteps(steps)}
	})
}

// dice rolls steps and knows what can be stopped.
type dice struct {
	random *rand.Rand
	made   int
	timers []string
	all    []string
}

func (d *dice) roll() Step {
	x := d.random.IntN(20)
	switch {
	case x < 8 || len(d.timers) == 0:
		return d.start()
	case x < 10:
		return Step{Op: "stop", ID: d.all[d.random.IntN(len(d.all))]}
	case x < 13:
		return Step{Op: "reset", ID: d.timers[d.random.IntN(len(d.timers))], D: d.span()}
	case x < 14:
		return Step{Op: "setTime", T: d.span() * 3}
	case x < 15:
		return Step{Op: "sleep", D: d.span()}
	default:
		return Step{Op: "step", D: d.span()}
	}
}

// start makes at least every other time a timer.
func (d *dice) start() Step {
	ops := []string{"newTimer", "afterFunc", "newTimer", "afterFunc", "newTicker", "after", "tick"}
	step := Step{Op: ops[d.random.IntN(len(ops))], ID: fmt.Sprintf("w%d", d.made), D: d.span()}
	d.made++
	switch step.Op {
	case "newTimer", "afterFunc":
		d.timers = append(d.timers, step.ID)
		d.all = append(d.all, step.ID)
	case "newTicker":
		d.all = append(d.all, step.ID)
	}
	return step
}

// span is a few tenths of a second, at times nothing or less than that.
func (d *dice) span() time.Duration {
	return time.Duration(d.random.IntN(24)-3) * 100 * time.Millisecond
}
