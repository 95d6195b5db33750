package suite

import "testing"

// Suite runs scenarios of one kind on the real upstream.
type Suite interface {
	// Name is the name of its scenario and vector files, without .json.
	Name() string
	// Run runs a scenario once and returns one observation per step, ready for json.Marshal. round counts the
	// recordings of the scenario from 0: who wants to vary the scheduling takes it as a seed. GOMAXPROCS is 1
	// in even rounds. t is there for synctest.Test.
	Run(t *testing.T, scenario Scenario, round int) ([]any, error)
}

// Generator is a suite whose scenarios are generated while upstream runs.
type Generator interface {
	Suite
	// Generate makes the scenarios of the seeds from first to first+count-1. Counts below 0 mean: as the
	// file's generator says.
	Generate(t *testing.T, file File, first, count int) ([]Scenario, error)
}
