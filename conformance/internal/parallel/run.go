package parallel

import (
	"context"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	utilruntime "k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/client-go/util/workqueue"
)

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "parallelizer" }

// Run makes one call for each step.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Play(scenario, func(step Step) (any, error) {
		switch {
		case step.Op != "parallelize":
			return nil, suite.UnknownOp(step.Op, "parallelize")
		case step.PanicIn != nil && !step.Survive:
			return crash(step)
		case step.Unordered:
			// Outside of a bubble, where workers are scheduled as they come.
			return call(step), nil
		}
		observations, err := suite.Bubble(t, func() ([]any, error) { return []any{call(step)}, nil })
		if err != nil {
			return nil, err
		}
		return observations[0], nil
	})
}

// call makes the call. It ends the process where a piece panics and is not survived.
func call(step Step) Observation {
	ctx, cancel := step.context()
	defer cancel()
	log := &log{start: time.Now()}
	if step.CancelAt > 0 {
		timer := time.AfterFunc(step.CancelAt, cancel)
		defer timer.Stop()
	}
	piece := func(piece int) {
		log.add(piece)
		if step.CancelIn != nil && *step.CancelIn == piece {
			cancel()
		}
		step.take(piece)
		if step.PanicIn != nil && *step.PanicIn == piece {
			step.report(log)
			panic("the piece panics")
		}
	}
	if step.Survive {
		restore := survive()
		defer func() {
			// The call may return before the worker that panicked has asked whether it may crash.
			synctest.Wait()
			restore()
		}()
	}
	return log.observe(step, attempt(func() {
		workqueue.ParallelizeUntil(ctx, step.Workers, step.Pieces, piece, step.options()...)
	}))
}

// survive lets panics pass in silence until the function it returns is called.
func survive() (restore func()) {
	crash, handlers := utilruntime.ReallyCrash, utilruntime.PanicHandlers
	utilruntime.ReallyCrash, utilruntime.PanicHandlers = false, nil
	return func() { utilruntime.ReallyCrash, utilruntime.PanicHandlers = crash, handlers }
}

func (s Step) context() (context.Context, context.CancelFunc) {
	if s.Context == "none" {
		return nil, func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	if s.Context == "cancelled" {
		cancel()
	}
	return ctx, cancel
}

// take lets the piece take its time.
func (s Step) take(piece int) {
	switch {
	case s.Unordered:
		runtime.Gosched()
	case len(s.Durations) > 0:
		if d := time.Duration(s.Durations[piece%len(s.Durations)]); d > 0 {
			time.Sleep(d)
		}
	}
}

func (s Step) options() []workqueue.Options {
	if s.ChunkSize == nil {
		return nil
	}
	return []workqueue.Options{workqueue.WithChunkSize(*s.ChunkSize)}
}

func attempt(call func()) (ended string) {
	defer func() {
		if recover() != nil {
			ended = "panicked"
		}
	}()
	call()
	return "returned"
}
