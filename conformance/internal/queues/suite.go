package queues

import (
	"runtime"
	"testing"
	"testing/synctest"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Authored is a suite of authored scenarios.
type Authored struct{ name string }

// New returns the suite of that name.
func New(name string) Authored { return Authored{name} }

// Name is the suite's name.
func (a Authored) Name() string { return a.name }

// Run runs a scenario once.
func (a Authored) Run(t *testing.T, scenario suite.Scenario, round int) ([]any, error) {
	config, err := parseConfig(scenario.Config)
	if err != nil {
		return nil, err
	}
	steps, err := config.parseSteps(scenario.Steps)
	if err != nil {
		return nil, err
	}
	observations := make([]any, 0, len(steps))
	err = run(t, config, round, func(m *machine) {
		for _, step := range steps {
			observations = append(observations, m.step(step))
		}
	})
	return observations, err
}

// run builds a queue in a bubble of its own and takes it down again.
func run(t *testing.T, config Config, round int, f func(m *machine)) (err error) {
	if config.Uninterrupted {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		round = 0
	}
	synctest.Test(t, func(*testing.T) {
		var m *machine
		if m, err = newMachine(config, newSchedule(round)); err != nil {
			return
		}
		f(m)
		m.close()
	})
	return err
}
