package queues

import (
	"encoding/json"
	"fmt"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Kinds of queue; each wraps the one before.
const (
	Base         = "base"
	Delaying     = "delaying"
	RateLimiting = "rate-limiting"
)

// Config says which queue to build.
type Config struct {
	// Kind is Base, Delaying or RateLimiting.
	Kind string `json:"kind"`
	// Storage is fifo, lifo or priority.
	Storage string `json:"storage"`
	// Own queues make the queue they wrap themselves, and its storage, which is not logged then.
	Own bool `json:"own,omitempty"`
	// Unnamed queues have no metrics.
	Unnamed bool `json:"unnamed,omitempty"`
	// Limiter is needed by RateLimiting.
	Limiter *LimiterConfig `json:"limiter,omitempty"`
	// During says what happens while the delaying queue adds an item to the queue it wraps: when its Add is
	// called with the item, these steps come first, on the same goroutine.
	During map[string][]Step `json:"during,omitempty"`
	// Uninterrupted bursts run to their end before anybody they wake, as they do on one processor and as they
	// always do in JavaScript.
	Uninterrupted bool `json:"uninterrupted,omitempty"`
	// Workers are how many workers a generated sequence has.
	Workers int `json:"workers,omitempty"`
}

func parseConfig(text json.RawMessage) (Config, error) {
	var config Config
	if err := suite.Strict(text, &config); err != nil {
		return config, fmt.Errorf("config: %w", err)
	}
	if err := config.check(); err != nil {
		return config, fmt.Errorf("config: %w", err)
	}
	return config, nil
}
