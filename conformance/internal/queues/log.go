package queues

import (
	"math"
	"slices"
	"sync"
)

// Who makes a queue call its storage and its metrics. Within one step these run on goroutines of their own.
const (
	// Somebody who adds or ends work: the caller of a step, or the delaying queue's loop.
	byProducer = iota
	// A worker that takes an item.
	byWorker
	// The refresh of the metrics of unfinished work.
	byRefresh
)

// Event is a call the queue made: `push a`, or `latency.observe` with a value.
type Event struct {
	Call  string
	Value *float64
	by    int
}

// MarshalJSON writes a string, or a pair if there is a value.
func (e Event) MarshalJSON() ([]byte, error) {
	if e.Value == nil {
		return line(e.Call)
	}
	return line([]any{e.Call, *e.Value})
}

// Log holds the events of the present step. Only some of its callers hold the queue's lock.
type Log struct {
	mutex  sync.Mutex
	events []Event
}

func (l *Log) call(by int, call string) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.events = append(l.events, Event{Call: call, by: by})
}

func (l *Log) value(by int, call string, value float64) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.events = append(l.events, Event{Call: call, Value: &value, by: by})
}

// take empties the log. In which order producer, workers and refresh get the lock within a step is the
// scheduler's business, so their events are told apart; the order within each of the three is kept.
func (l *Log) take() []Event {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	events := l.events
	l.events = nil
	slices.SortStableFunc(events, func(a, b Event) int { return a.by - b.by })
	return events
}

// toNanos rounds seconds to whole nanoseconds. The sum of unfinished work runs over a Go map, so its last bits
// depend on the order of the day.
func toNanos(seconds float64) float64 {
	return math.Round(seconds*1e9) / 1e9
}
