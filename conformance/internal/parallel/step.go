// Package parallel runs ParallelizeUntil: which pieces are started when, and how the call ends.
package parallel

import "time"

// Step is one call of ParallelizeUntil.
type Step struct {
	// Op is parallelize.
	Op      string `json:"op"`
	Workers int    `json:"workers"`
	Pieces  int    `json:"pieces"`
	// ChunkSize is passed on only where it stands.
	ChunkSize *int `json:"chunkSize,omitempty"`
	// Durations of the pieces, used in turn; a piece of no duration does not let go of its worker.
	Durations []Span `json:"durations,omitempty"`
	// Context is none, or cancelled before the call; without it there is one that can be cancelled.
	Context string `json:"context,omitempty"`
	// CancelAt is the time at which the context is cancelled.
	CancelAt time.Duration `json:"cancelAt,string,omitempty"`
	// CancelIn is the piece that cancels the context, before it takes its time.
	CancelIn *int `json:"cancelIn,omitempty"`
	// PanicIn is the piece that panics, after it has taken its time. It ends the process; let one worker do
	// everything then.
	PanicIn *int `json:"panicIn,omitempty"`
	// Survive turns off that a panic of a piece ends the process.
	Survive bool `json:"survive,omitempty"`
	// Unordered observes which pieces were done, not when: scheduling decides.
	Unordered bool `json:"unordered,omitempty"`
}

// Observation is what one call showed.
type Observation struct {
	// Ended is returned, or panicked if the call or a piece of it did.
	Ended string `json:"ended"`
	// At is when the call returned.
	At *time.Duration `json:"at,string,omitempty"`
	// Starts are the pieces started, instant by instant; at one instant in ascending order, except with one
	// worker, whose order is the one in which they started.
	Starts []Start `json:"starts,omitempty"`
	// Pieces were started, in this order, before the process ended.
	Pieces []int `json:"pieces,omitempty"`
	// Once is true if no piece was started twice, and InOrder if those of a chunk started in order.
	Once    *bool `json:"once,omitempty"`
	InOrder *bool `json:"inOrder,omitempty"`
	// Done counts the pieces started.
	Done *int `json:"done,omitempty"`
}

// Start is the pieces that started at an instant.
type Start struct {
	At     time.Duration `json:"at,string"`
	Pieces []int         `json:"pieces"`
}

// Span is a duration as a decimal string, for lists.
type Span time.Duration
