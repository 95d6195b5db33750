// Package limiters runs the rate limiters of client-go's util/workqueue: how long each failure of an item has
// to wait, and how many failures are counted.
package limiters

import (
	"encoding/json"
	"fmt"
	"time"

	"golang.org/x/time/rate"
	"k8s.io/client-go/util/workqueue"
)

// Spec says which limiter to make. Durations are decimal strings of nanoseconds.
type Spec struct {
	// Kind is one of the names that Make knows.
	Kind    string        `json:"kind"`
	Base    time.Duration `json:"base,string,omitempty"`
	Max     time.Duration `json:"max,string,omitempty"`
	Fast    time.Duration `json:"fast,string,omitempty"`
	Slow    time.Duration `json:"slow,string,omitempty"`
	MaxFast int           `json:"maxFast,omitempty"`
	Limit   Limit         `json:"limit,omitempty"`
	Burst   int           `json:"burst,omitempty"`
	// Of holds the limiters inside: any number for max-of, one for max-wait.
	Of []Spec `json:"of,omitempty"`
}

// Make builds the upstream limiter.
func (s Spec) Make() (workqueue.TypedRateLimiter[string], error) {
	switch s.Kind {
	case "controller":
		return workqueue.DefaultTypedControllerRateLimiter[string](), nil
	case "item-based":
		return workqueue.DefaultTypedItemBasedRateLimiter[string](), nil
	case "exponential":
		return workqueue.NewTypedItemExponentialFailureRateLimiter[string](s.Base, s.Max), nil
	case "fast-slow":
		return workqueue.NewTypedItemFastSlowRateLimiter[string](s.Fast, s.Slow, s.MaxFast), nil
	case "bucket":
		return &workqueue.TypedBucketRateLimiter[string]{Limiter: rate.NewLimiter(rate.Limit(s.Limit), s.Burst)}, nil
	case "max-of", "max-wait":
		return s.wrap()
	}
	return nil, fmt.Errorf("unknown limiter %q", s.Kind)
}

func (s Spec) wrap() (workqueue.TypedRateLimiter[string], error) {
	inner := make([]workqueue.TypedRateLimiter[string], len(s.Of))
	for i, spec := range s.Of {
		made, err := spec.Make()
		if err != nil {
			return nil, err
		}
		inner[i] = made
	}
	if s.Kind == "max-of" {
		return workqueue.NewTypedMaxOfRateLimiter(inner...), nil
	}
	if len(inner) != 1 {
		return nil, fmt.Errorf("max-wait wraps one limiter, not %d", len(inner))
	}
	return workqueue.NewTypedWithMaxWaitRateLimiter(inner[0], s.Max), nil
}

// Limit is a rate.Limit in JSON: a number, or "Inf", which no JSON reader rounds.
type Limit rate.Limit

// MarshalJSON writes the number that reads back as the same float64.
func (l Limit) MarshalJSON() ([]byte, error) {
	if rate.Limit(l) == rate.Inf {
		return []byte(`"Inf"`), nil
	}
	return json.Marshal(float64(l))
}

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Limit) UnmarshalJSON(text []byte) error {
	if string(text) == `"Inf"` {
		*l = Limit(rate.Inf)
		return nil
	}
	var number float64
	err := json.Unmarshal(text, &number)
	*l = Limit(number)
	return err
}
