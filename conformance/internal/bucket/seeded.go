package bucket

import (
	"math/rand/v2"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/limiters"
	"annotated-k8s.dev/conformance/internal/suite"
	"golang.org/x/time/rate"
)

const seededSteps = 26

// Seeded is a bucket at instants that the scenario gives, mostly but not always later and later.
type Seeded struct{ Suite }

// Name is the suite's.
func (Seeded) Name() string { return "bucket-seeded" }

// Generate makes one scenario for each seed.
func (s Seeded) Generate(_ *testing.T, file suite.File, first, count int) ([]suite.Scenario, error) {
	return suite.FromSeeds(s, file, first, count, func(random *rand.Rand) suite.Scenario {
		spec := Spec{Limit: randomLimit(random), Burst: random.IntN(12)}
		dice := dice{random: random}
		for range seededSteps {
			dice.roll()
		}
		return suite.Scenario{Config: suite.Raw(spec), Steps: suite.RawSteps(dice.steps)}
	})
}

// dice rolls steps and knows what was rolled before.
type dice struct {
	random       *rand.Rand
	now          time.Duration
	reservations int
	steps        []Step
}

func (d *dice) roll() {
	d.pass()
	step := Step{T: new(d.now)}
	x := d.random.IntN(20)
	switch {
	case x < 8 || d.reservations == 0:
		step.Op, step.N = "reserve", d.random.IntN(6)
		d.reservations++
	case x < 10:
		step.Op, step.N = "allow", d.random.IntN(4)
	case x < 15:
		step.Op, step.R = "cancel", d.recent()
	case x < 16:
		step.Op, step.R = "delayFrom", d.recent()
	case x < 17:
		step.Op = "tokens"
	case x < 19:
		step.Op, step.Limit = "setLimit", randomLimit(d.random)
	default:
		step.Op, step.Burst = "setBurst", d.random.IntN(12)
	}
	d.steps = append(d.steps, step)
}

// recent is one of the last reservations: the others have acted long ago.
func (d *dice) recent() int {
	return max(0, d.reservations-1-d.random.IntN(4))
}

func (d *dice) pass() {
	switch x := d.random.IntN(20); {
	case x < 6:
		// The same instant again.
	case x < 8:
		d.now -= time.Duration(d.random.Int64N(int64(time.Second)))
	case x < 18:
		d.now += time.Duration(d.random.Int64N(int64(500 * time.Millisecond)))
	default:
		d.now += time.Duration(d.random.Int64N(int64(time.Minute)))
	}
}

// randomLimit is never so slow that a reservation leaves the range in which instants are exact (DV-12).
func randomLimit(random *rand.Rand) limiters.Limit {
	switch x := random.IntN(20); {
	case x < 1:
		return limiters.Limit(rate.Inf)
	case x < 4:
		return limiters.Limit(1 + random.IntN(50))
	case x < 8:
		return limiters.Limit(float32(random.Float64() * 10))
	default:
		return limiters.Limit(0.01 + random.Float64()*20)
	}
}
