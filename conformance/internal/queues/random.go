package queues

import (
	"encoding/json"
	"fmt"
	"testing"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Random is the suite of seeded sequences. What comes next is decided while upstream runs, because only then is
// it known who is blocked and who has what; the sequence is then fixed and recorded like any other.
type Random struct {
	// sequences are those that were generated, by scenario id.
	sequences map[string]sequence
}

// NewRandom returns the suite.
func NewRandom() Random { return Random{sequences: map[string]sequence{}} }

// sequence is a generated scenario.
type sequence struct {
	config Config
	steps  []Step
	// gets counts the gets, and blocking those of them that had to wait.
	gets, blocking int
}

// generatorConfig stands in the scenario file.
type generatorConfig struct {
	First      int `json:"first"`
	Count      int `json:"count"`
	Operations int `json:"operations"`
}

// Name is the suite's name.
func (Random) Name() string { return "random" }

// Generate makes count sequences, beginning with seed first; by default those of the file.
func (r Random) Generate(t *testing.T, file suite.File, first, count int) ([]suite.Scenario, error) {
	var config generatorConfig
	if err := suite.Strict(file.Generator, &config); err != nil {
		return nil, err
	}
	if count < 0 {
		first, count = config.First, config.Count
	}
	scenarios := make([]suite.Scenario, count)
	for i := range scenarios {
		seed := first + i
		generated, err := generate(t, seed, config.Operations)
		if err != nil {
			return nil, err
		}
		if scenarios[i], err = generated.scenario(fmt.Sprintf("random-%d", seed)); err != nil {
			return nil, err
		}
		r.sequences[scenarios[i].ID] = generated
	}
	return scenarios, nil
}

func (s sequence) scenario(id string) (suite.Scenario, error) {
	config, err := suite.Line(s.config)
	if err != nil {
		return suite.Scenario{}, err
	}
	steps := make([]json.RawMessage, len(s.steps))
	for i, step := range s.steps {
		if steps[i], err = suite.Line(stepText(step)); err != nil {
			return suite.Scenario{}, err
		}
	}
	about := fmt.Sprintf("%s queue, %s storage, %d workers, %d gets, %d of them blocking",
		s.config.Kind, s.config.Storage, s.config.Workers, s.gets, s.blocking)
	return suite.Scenario{ID: id, About: about, Config: config, Steps: steps}, nil
}

// Run runs a generated sequence once.
func (r Random) Run(t *testing.T, scenario suite.Scenario, round int) ([]any, error) {
	sequence, ok := r.sequences[scenario.ID]
	if !ok {
		return nil, fmt.Errorf("was not generated")
	}
	texts := make([]any, 0, len(sequence.steps))
	err := run(t, sequence.config, round, func(m *machine) {
		before := Observation{}
		for _, step := range sequence.steps {
			observation := m.step(step)
			texts = append(texts, observationText(observation, before))
			before = observation
		}
	})
	return texts, err
}
