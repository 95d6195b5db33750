package bucket

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// waits are calls of WaitN, each on a goroutine of its own.
type waits struct {
	start   time.Time
	cancels []context.CancelFunc

	mu   sync.Mutex
	over []Ended
}

func (w *waits) begin(limiter *rate.Limiter, step Step) {
	id := len(w.cancels)
	ctx, cancel := context.WithCancel(context.Background())
	if step.Deadline != nil {
		ctx, cancel = context.WithTimeout(context.Background(), *step.Deadline)
	}
	w.cancels = append(w.cancels, cancel)
	if step.Aborted {
		cancel()
	}
	go func() {
		err := limiter.WaitN(ctx, step.N)
		w.mu.Lock()
		defer w.mu.Unlock()
		w.over = append(w.over, Ended{W: id, At: time.Since(w.start), Result: result(err)})
	}()
}

func (w *waits) abort(id int) {
	w.cancels[id]()
}

// abortAll lets a bubble end that was left with waits.
func (w *waits) abortAll() {
	for _, cancel := range w.cancels {
		cancel()
	}
}

// ended returns what ended since the last call, in order of time and then of asking.
func (w *waits) ended() []Ended {
	w.mu.Lock()
	defer w.mu.Unlock()
	over := w.over
	w.over = nil
	slices.SortFunc(over, func(a, b Ended) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.W, b.W))
	})
	return over
}

func result(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.Canceled):
		return "aborted"
	case errors.Is(err, context.DeadlineExceeded):
		return "deadline"
	case strings.Contains(err.Error(), "exceeds limiter's burst"):
		return "burst"
	case strings.Contains(err.Error(), "would exceed context deadline"):
		return "would-exceed"
	}
	return err.Error()
}
