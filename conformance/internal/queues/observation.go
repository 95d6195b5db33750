package queues

import "annotated-k8s.dev/conformance/internal/suite"

// Observation is what can be seen after a step.
type Observation struct {
	// Result of the call: an item, shutdown, blocked, returned, none, or a number; of a burst, the list of
	// those results its calls had. Absent if the call has none.
	Result any `json:"result,omitempty"`
	// Completed are earlier calls, and calls of a burst, that returned in this step, by their caller's name.
	Completed []Completion `json:"completed,omitempty"`
	Len       int          `json:"len"`
	// ShuttingDown is what the queue says.
	ShuttingDown bool `json:"shuttingDown"`
	// Waiters are the timers and tickers on the clock.
	Waiters int     `json:"waiters"`
	Log     []Event `json:"log,omitempty"`
}

// Completion says what a blocked call of a worker, drainer or producer returned.
type Completion struct {
	By     string `json:"by"`
	Result string `json:"result"`
}

func line(value any) ([]byte, error) { return suite.Line(value) }
