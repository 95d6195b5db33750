// Package keys asks a delaying queue and a limiter of client-go which items are the same: Go's == decides.
package keys

import (
	"math"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"k8s.io/client-go/util/workqueue"
	clocktesting "k8s.io/utils/clock/testing"
)

// Step is one call with an item.
type Step struct {
	Op   string `json:"op"`
	Item *Item  `json:"item,omitempty"`
	// D is the delay of addAfter, and how far step moves the clock.
	D time.Duration `json:"d,string,omitempty"`
}

// Item is a value of Go, exactly one field of it.
type Item struct {
	// Struct is compared field by field.
	Struct *Name `json:"struct,omitempty"`
	// Pointer is to a Name of its own for each label; all those Names are equal.
	Pointer string `json:"pointer,omitempty"`
	// Float is a float64: 0, -0, NaN or any number.
	Float string `json:"float,omitempty"`
	Int   string `json:"int,omitempty"`
	Int64 string `json:"int64,omitempty"`
	Text  string `json:"text,omitempty"`
	Bool  *bool  `json:"bool,omitempty"`
	// Slice cannot be compared.
	Slice []string `json:"slice,omitempty"`
}

// Name is what controllers queue most.
type Name struct {
	Namespace string `json:"namespace"`
	Name      string `json:"name"`
}

// Observation is what one step showed.
type Observation struct {
	Len      int  `json:"len"`
	Requeues *int `json:"requeues,omitempty"`
	Panicked bool `json:"panicked,omitempty"`
}

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "keys" }

// Run queues items of any type.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Bubble(t, func() ([]any, error) {
		clock := clocktesting.NewFakeClock(time.Unix(0, 0))
		player := &player{
			clock:    clock,
			queue:    workqueue.NewTypedDelayingQueueWithConfig(workqueue.TypedDelayingQueueConfig[any]{Clock: clock}),
			limiter:  workqueue.NewTypedItemExponentialFailureRateLimiter[any](time.Millisecond, time.Second),
			pointers: map[string]*Name{},
		}
		// The queue's goroutines have to end with the bubble.
		defer player.queue.ShutDown()
		return suite.Play(scenario, player.play)
	})
}

type player struct {
	clock    *clocktesting.FakeClock
	queue    workqueue.TypedDelayingInterface[any]
	limiter  workqueue.TypedRateLimiter[any]
	pointers map[string]*Name
	taken    []any
}

func (p *player) play(step Step) (seen any, err error) {
	var observation Observation
	defer func() {
		if recover() != nil {
			observation.Panicked = true
		}
		synctest.Wait()
		observation.Len = p.queue.Len()
		seen = observation
	}()
	var item any
	if step.Item != nil {
		if item, err = p.item(*step.Item); err != nil {
			return nil, err
		}
	}
	switch step.Op {
	case "add":
		p.queue.Add(item)
	case "addAfter":
		p.queue.AddAfter(item, step.D)
	case "step":
		p.clock.Step(step.D)
	case "get":
		taken, _ := p.queue.Get()
		p.taken = append(p.taken, taken)
	case "done":
		p.queue.Done(item)
	case "doneTaken":
		p.queue.Done(p.taken[0])
		p.taken = p.taken[1:]
	case "when":
		p.limiter.When(item)
		observation.Requeues = new(p.limiter.NumRequeues(item))
	case "forget":
		p.limiter.Forget(item)
		observation.Requeues = new(p.limiter.NumRequeues(item))
	default:
		return nil, suite.UnknownOp(step.Op, "add", "addAfter", "step", "get", "done", "doneTaken", "when", "forget")
	}
	return nil, nil
}

func (p *player) item(item Item) (any, error) {
	switch {
	case item.Struct != nil:
		return *item.Struct, nil
	case item.Pointer != "":
		if p.pointers[item.Pointer] == nil {
			p.pointers[item.Pointer] = &Name{"default", "web"}
		}
		return p.pointers[item.Pointer], nil
	case item.Float == "-0":
		return math.Copysign(0, -1), nil
	case item.Float != "":
		return strconv.ParseFloat(item.Float, 64)
	case item.Int != "":
		return strconv.Atoi(item.Int)
	case item.Int64 != "":
		return strconv.ParseInt(item.Int64, 10, 64)
	case item.Bool != nil:
		return *item.Bool, nil
	case item.Slice != nil:
		return item.Slice, nil
	}
	return item.Text, nil
}
