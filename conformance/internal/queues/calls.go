package queues

import (
	"cmp"
	"slices"
	"sync"
)

// shutdown is what a get returns at the end of a queue.
const shutdown = "shutdown"

// calls follows the calls that may block: gets of workers, drains, and producers. Each runs on a goroutine.
type calls struct {
	mutex   sync.Mutex
	pending map[string]bool
	ended   []Completion
	// workers are the names in ended that belong to gets.
	workers map[string]bool
}

func newCalls() *calls {
	return &calls{pending: map[string]bool{}, workers: map[string]bool{}}
}

// start calls f on a goroutine and notes what it returns.
func (c *calls) start(by string, isGet bool, f func() string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.pending[by] = true
	c.workers[by] = isGet
	go func() {
		result := f()
		c.mutex.Lock()
		defer c.mutex.Unlock()
		delete(c.pending, by)
		c.ended = append(c.ended, Completion{By: by, Result: result})
	}()
}

// blocked says whether a call has not returned yet.
func (c *calls) blocked(by string) bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.pending[by]
}

// blockedWorkers counts the gets that have not returned yet.
func (c *calls) blockedWorkers() int {
	return c.count(true)
}

// blockedOthers counts the drains and producers that have not returned yet.
func (c *calls) blockedOthers() int {
	return c.count(false)
}

func (c *calls) count(isGet bool) int {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	count := 0
	for by := range c.pending {
		if c.workers[by] == isGet {
			count++
		}
	}
	return count
}

// take returns what ended since it was last called, sorted by caller. Which of several workers that wake up
// together gets which item is the scheduler's business: the first of them by name gets the first item by name,
// and who goes home with nothing comes last.
func (c *calls) take() []Completion {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	ended := c.ended
	c.ended = nil
	slices.SortFunc(ended, func(a, b Completion) int { return cmp.Compare(a.By, b.By) })
	var results []string
	for _, completion := range ended {
		if c.workers[completion.By] {
			results = append(results, completion.Result)
		}
	}
	slices.SortFunc(results, itemsFirst)
	next := 0
	for i := range ended {
		if c.workers[ended[i].By] {
			ended[i].Result = results[next]
			next++
		}
	}
	return ended
}

func itemsFirst(a, b string) int {
	if (a == shutdown) != (b == shutdown) {
		if a == shutdown {
			return 1
		}
		return -1
	}
	return cmp.Compare(a, b)
}
