package queues

import (
	"fmt"
	"slices"

	"k8s.io/client-go/util/workqueue"
)

func newStorage(name string) (workqueue.Queue[string], error) {
	switch name {
	case "fifo":
		return workqueue.DefaultQueue[string](), nil
	case "lifo":
		return &lifo{}, nil
	case "priority":
		return &priority{raised: map[string]int{}}, nil
	}
	return nil, fmt.Errorf("no storage %q", name)
}

// traced writes what a queue asks of its storage into the log.
type traced struct {
	workqueue.Queue[string]
	log *Log
}

func (s traced) Touch(item string) {
	s.log.call(byProducer, "touch "+item)
	s.Queue.Touch(item)
}

func (s traced) Push(item string) {
	s.log.call(byProducer, "push "+item)
	s.Queue.Push(item)
}

func (s traced) Pop() string {
	item := s.Queue.Pop()
	s.log.call(byWorker, "pop "+item)
	return item
}

// lifo hands out the newest item; touching one makes it the newest.
type lifo struct{ items []string }

func (s *lifo) Len() int         { return len(s.items) }
func (s *lifo) Push(item string) { s.items = append(s.items, item) }

func (s *lifo) Touch(item string) {
	i := slices.Index(s.items, item)
	s.items = append(slices.Delete(s.items, i, i+1), item)
}

func (s *lifo) Pop() string {
	last := len(s.items) - 1
	item := s.items[last]
	s.items = s.items[:last]
	return item
}

// priority hands out the item that was touched most often since it was pushed; of several, the one that was
// pushed first.
type priority struct {
	items  []string
	raised map[string]int
}

func (s *priority) Len() int          { return len(s.items) }
func (s *priority) Push(item string)  { s.items = append(s.items, item) }
func (s *priority) Touch(item string) { s.raised[item]++ }

func (s *priority) Pop() string {
	best := 0
	for i, item := range s.items {
		if s.raised[item] > s.raised[s.items[best]] {
			best = i
		}
	}
	item := s.items[best]
	s.items = slices.Delete(s.items, best, best+1)
	delete(s.raised, item)
	return item
}
