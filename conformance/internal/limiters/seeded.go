package limiters

import (
	"math/rand/v2"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
)

const seededSteps = 30

// Seeded is the same with scenarios made from seeds.
type Seeded struct{ Suite }

// Name is the suite's.
func (Seeded) Name() string { return "limiters-seeded" }

// Generate makes one scenario for each seed.
func (s Seeded) Generate(_ *testing.T, file suite.File, first, count int) ([]suite.Scenario, error) {
	return suite.FromSeeds(s, file, first, count, func(random *rand.Rand) suite.Scenario {
		steps := make([]Step, seededSteps)
		for i := range steps {
			steps[i] = randomStep(random)
		}
		return suite.Scenario{Config: suite.Raw(randomSpec(random, 2)), Steps: suite.RawSteps(steps)}
	})
}

func randomStep(random *rand.Rand) Step {
	item := string('a' + rune(random.IntN(3)))
	switch x := random.IntN(20); {
	case x < 13:
		return Step{Op: "when", Item: item}
	case x < 15:
		return Step{Op: "forget", Item: item}
	case x < 16:
		return Step{Op: "numRequeues", Item: item}
	default:
		return Step{Op: "sleep", D: randomSpan(random)}
	}
}

// randomSpec nests limiters at most depth deep.
func randomSpec(random *rand.Rand, depth int) Spec {
	kinds := []string{"exponential", "fast-slow", "bucket", "controller", "item-based"}
	if depth > 0 {
		kinds = append(kinds, "max-of", "max-of", "max-wait")
	}
	spec := Spec{Kind: kinds[random.IntN(len(kinds))]}
	switch spec.Kind {
	case "exponential":
		spec.Base, spec.Max = randomBase(random), randomSpan(random)
	case "fast-slow":
		spec.Fast, spec.Slow, spec.MaxFast = randomSpan(random), randomSpan(random), random.IntN(5)
	case "bucket":
		spec.Limit, spec.Burst = Limit(float64(1+random.IntN(1000))/7), 1+random.IntN(6)
	case "max-wait":
		spec.Max = randomSpan(random)
		spec.Of = []Spec{randomSpec(random, depth-1)}
	case "max-of":
		for range random.IntN(4) {
			spec.Of = append(spec.Of, randomSpec(random, depth-1))
		}
	}
	return spec
}

// randomBase is no power of two, so that doubling it never meets 2⁶³ exactly (DV-3).
func randomBase(random *rand.Rand) time.Duration {
	return 3 * time.Duration(1+random.Int64N(int64(time.Second)))
}

func randomSpan(random *rand.Rand) time.Duration {
	scales := []time.Duration{time.Microsecond, time.Millisecond, time.Second, time.Minute}
	return 1 + time.Duration(random.Int64N(1000*int64(scales[random.IntN(len(scales))])))
}
