package suite

import (
	"fmt"
	"math/rand/v2"
)

// FromSeeds makes the scenarios of the seeds from first to first+count-1, each from a generator of its own, so
// that a scenario depends on nothing but its seed. Counts below 0 mean what the file's generator says:
//
//	{ "first": 1, "count": 300 }
func FromSeeds(s Suite, file File, first, count int, scenario func(*rand.Rand) Scenario) ([]Scenario, error) {
	if count < 0 {
		var generator struct {
			First int `json:"first"`
			Count int `json:"count"`
		}
		if err := Strict(file.Generator, &generator); err != nil {
			return nil, fmt.Errorf("generator of %s: %w", s.Name(), err)
		}
		first, count = generator.First, generator.Count
	}
	scenarios := make([]Scenario, count)
	for i := range scenarios {
		seed := first + i
		scenarios[i] = scenario(rand.New(rand.NewPCG(uint64(seed), 0)))
		scenarios[i].ID = fmt.Sprintf("%s-%d", s.Name(), seed)
	}
	return scenarios, nil
}
