// Package queues runs scenarios on client-go's work queues under its fake clock and writes down, step by step,
// what can be seen from outside: results, who was woken, length, waiters of the clock, and what the queue told its
// storage and its metrics.
package queues

import (
	"encoding/json"
	"strconv"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Nanos is a duration as a decimal string of nanoseconds.
type Nanos time.Duration

// MarshalJSON writes the string.
func (n Nanos) MarshalJSON() ([]byte, error) {
	return json.Marshal(strconv.FormatInt(int64(n), 10))
}

// UnmarshalJSON reads the string.
func (n *Nanos) UnmarshalJSON(text []byte) error {
	var digits string
	if err := json.Unmarshal(text, &digits); err != nil {
		return err
	}
	value, err := strconv.ParseInt(digits, 10, 64)
	*n = Nanos(value)
	return err
}

// Step is one thing done to a queue. Which fields count depends on Op; README.md lists the operations.
type Step struct {
	Op string `json:"op"`
	// Worker calls get and done.
	Worker string `json:"worker,omitempty"`
	// Item is what add and its relatives are called with; for done, it stands in for a worker.
	Item string `json:"item,omitempty"`
	// Delay is the argument of addAfter.
	Delay *Nanos `json:"delay,omitempty"`
	// Count repeats addAfter.
	Count int `json:"count,omitempty"`
	// Producer calls addAfter on a goroutine of its own, so that it may block.
	Producer string `json:"producer,omitempty"`
	// By is how far step moves the clock.
	By *Nanos `json:"by,omitempty"`
	// Steps are what a burst does without waiting in between.
	Steps []Step `json:"steps,omitempty"`
}

func (config Config) parseSteps(raw []json.RawMessage) ([]Step, error) {
	steps := make([]Step, len(raw))
	for i, text := range raw {
		if err := suite.Strict(text, &steps[i]); err != nil {
			return nil, suite.StepError{Step: i, Err: err}
		}
		if err := config.checkStep(steps[i]); err != nil {
			return nil, suite.StepError{Step: i, Err: err}
		}
	}
	return steps, nil
}
