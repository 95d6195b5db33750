package bucket

import (
	"math/rand/v2"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/limiters"
	"annotated-k8s.dev/conformance/internal/suite"
	"golang.org/x/time/rate"
)

// Waiting is a bucket at the time it is, with callers who wait, with and without deadline, and give up.
type Waiting struct{ Suite }

// Name is the suite's.
func (Waiting) Name() string { return "wait-seeded" }

// Generate makes one scenario for each seed.
func (s Waiting) Generate(_ *testing.T, file suite.File, first, count int) ([]suite.Scenario, error) {
	return suite.FromSeeds(s, file, first, count, func(random *rand.Rand) suite.Scenario {
		spec := Spec{Limit: waitingLimit(random), Burst: random.IntN(8)}
		var steps []Step
		var waits, reservations int
		for range seededSteps {
			step := waitingStep(random, waits, reservations)
			switch step.Op {
			case "wait":
				waits++
			case "reserve":
				reservations++
			}
			steps = append(steps, step)
		}
		return suite.Scenario{Config: suite.Raw(spec), Steps: suite.RawSteps(steps)}
	})
}

func waitingStep(random *rand.Rand, waits, reservations int) Step {
	x := random.IntN(24)
	switch {
	case x < 9 || waits == 0:
		return waitStep(random)
	case x < 14:
		return Step{Op: "sleep", D: time.Duration(1 + random.Int64N(int64(800*time.Millisecond)))}
	case x < 17:
		return Step{Op: "abort", W: max(0, waits-1-random.IntN(5))}
	case x < 18 && reservations > 0:
		return Step{Op: "cancel", R: random.IntN(reservations)}
	case x < 20:
		return Step{Op: "reserve", N: random.IntN(3)}
	case x < 21:
		return Step{Op: "allow", N: random.IntN(3)}
	case x < 23:
		return Step{Op: "setLimit", Limit: waitingLimit(random)}
	default:
		return Step{Op: "setBurst", Burst: random.IntN(8)}
	}
}

func waitStep(random *rand.Rand) Step {
	step := Step{Op: "wait", N: random.IntN(5), Aborted: random.IntN(12) == 0}
	if random.IntN(3) == 0 {
		step.Deadline = new(time.Duration(1 + random.Int64N(int64(2*time.Second))))
	}
	return step
}

func waitingLimit(random *rand.Rand) limiters.Limit {
	if random.IntN(20) == 0 {
		return limiters.Limit(rate.Inf)
	}
	return limiters.Limit(0.5 + random.Float64()*15)
}
