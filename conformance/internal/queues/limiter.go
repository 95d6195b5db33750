package queues

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"
	"k8s.io/client-go/util/workqueue"
)

// LimiterConfig says which limiter to build. Which fields count depends on Type.
type LimiterConfig struct {
	// Type is exponential, fast-slow, bucket, max-of or max-wait.
	Type string `json:"type"`
	// Base and Max belong to exponential; Max to max-wait as well.
	Base Nanos `json:"base,omitempty"`
	Max  Nanos `json:"max,omitempty"`
	// Fast, Slow and MaxFast belong to fast-slow.
	Fast    Nanos `json:"fast,omitempty"`
	Slow    Nanos `json:"slow,omitempty"`
	MaxFast int   `json:"maxFast,omitempty"`
	// PerSecond and Burst belong to bucket. Its clock stands still, since it is not the queue's.
	PerSecond float64 `json:"perSecond,omitempty"`
	Burst     int     `json:"burst,omitempty"`
	// Of are the limiters inside of max-of, and the one inside of max-wait.
	Of []LimiterConfig `json:"of,omitempty"`
}

// build makes the limiter; nil makes none.
func (c *LimiterConfig) build() (workqueue.TypedRateLimiter[string], error) {
	if c == nil {
		return nil, nil
	}
	inner := make([]workqueue.TypedRateLimiter[string], len(c.Of))
	for i, of := range c.Of {
		limiter, err := of.build()
		if err != nil {
			return nil, err
		}
		inner[i] = limiter
	}
	switch c.Type {
	case "exponential":
		return workqueue.NewTypedItemExponentialFailureRateLimiter[string](
			time.Duration(c.Base), time.Duration(c.Max)), nil
	case "fast-slow":
		return workqueue.NewTypedItemFastSlowRateLimiter[string](
			time.Duration(c.Fast), time.Duration(c.Slow), c.MaxFast), nil
	case "bucket":
		return &workqueue.TypedBucketRateLimiter[string]{
			Limiter: rate.NewLimiter(rate.Limit(c.PerSecond), c.Burst)}, nil
	case "max-of":
		return workqueue.NewTypedMaxOfRateLimiter(inner...), nil
	case "max-wait":
		if len(inner) != 1 {
			return nil, fmt.Errorf("max-wait wraps one limiter, not %d", len(inner))
		}
		return workqueue.NewTypedWithMaxWaitRateLimiter(inner[0], time.Duration(c.Max)), nil
	}
	return nil, fmt.Errorf("no limiter %q", c.Type)
}

// asked remembers a limiter's last answer.
type asked struct {
	workqueue.TypedRateLimiter[string]
	last time.Duration
}

// When asks the limiter.
func (a *asked) When(item string) time.Duration {
	a.last = a.TypedRateLimiter.When(item)
	return a.last
}
