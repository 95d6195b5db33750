package queues

import (
	"math/rand/v2"
	"testing"
	"time"
)

// generator makes up one sequence against a running queue.
type generator struct {
	*rand.Rand
	machine  *machine
	sequence *sequence
	items    []string
	workers  []string
	// pending is what waits in the delaying queue, with the time on the queue's clock.
	pending map[string]time.Time
	// shutsDown is the step from which on the queue is shut down.
	shutsDown int
	// hungry times see more gets than adds.
	hungry bool
}

// generate makes up the sequence of a seed.
//
// Where one step may wake several goroutines that compete, upstream may go several ways, and each of them doubles
// what a long sequence may do. So a sequence avoids it unless the order cannot be seen; authored scenarios have
// such races one by one. To be exact:
//   - A step of the clock adds at most one item while workers wait for a storage that is not first in, first out.
//   - Calls of a burst block nobody and find nobody blocked.
//   - At most two drains wait at a time.
func generate(t *testing.T, seed, operations int) (sequence, error) {
	random := rand.New(rand.NewPCG(uint64(seed), 0xc11e47))
	s := sequence{config: randomConfig(random)}
	err := run(t, s.config, 0, func(m *machine) {
		g := &generator{
			Rand:      random,
			machine:   m,
			sequence:  &s,
			items:     names("abcdefgh", 3+random.IntN(6)),
			workers:   numbered("w", s.config.Workers),
			pending:   map[string]time.Time{},
			shutsDown: shutdownStep(random, operations),
		}
		for len(s.steps) < operations {
			g.advance()
		}
	})
	return s, err
}

// randomConfig chooses a queue.
func randomConfig(r *rand.Rand) Config {
	config := Config{
		Kind:    pick(r, Base, Delaying, Delaying, RateLimiting, RateLimiting),
		Storage: pick(r, "fifo", "fifo", "fifo", "lifo", "priority"),
		Workers: 4 + r.IntN(5),
	}
	if config.Kind == RateLimiting {
		limiter := pick(r, limiters...)
		config.Limiter = &limiter
	}
	return config
}

// shutdownStep is late in most sequences, because little happens afterwards.
func shutdownStep(r *rand.Rand, operations int) int {
	switch r.IntN(8) {
	case 0:
		return operations
	case 1:
		return operations/4 + r.IntN(operations/2)
	}
	return operations*4/5 + r.IntN(operations/5)
}

// advance decides on a step, does it, and takes note of it. It may decide on none.
func (g *generator) advance() {
	if g.IntN(12) == 0 {
		g.hungry = !g.hungry
	}
	step, ok := g.decide()
	if !ok {
		return
	}
	observation := g.machine.step(step)
	g.note(step, observation)
	g.sequence.steps = append(g.sequence.steps, step)
}

// note keeps the books: who blocked, and what waits for its time.
func (g *generator) note(step Step, observation Observation) {
	switch step.Op {
	case "get":
		g.sequence.gets++
		if observation.Result == "blocked" {
			g.sequence.blocking++
		}
	case "burst":
		for _, inner := range step.Steps {
			g.noteInner(inner)
		}
	default:
		g.noteInner(step)
	}
}

func (g *generator) noteInner(step Step) {
	now := g.machine.clock.Now()
	switch step.Op {
	case "get":
		g.sequence.gets++
	case "addAfter":
		g.notePending(step.Item, time.Duration(*step.Delay))
	case "addRateLimited":
		g.notePending(step.Item, g.machine.asked.last)
	case "step":
		for item, at := range g.pending {
			if g.machine.queue.ShuttingDown() || !at.After(now) {
				delete(g.pending, item)
			}
		}
	}
}

func (g *generator) notePending(item string, delay time.Duration) {
	if delay <= 0 || g.machine.queue.ShuttingDown() {
		return
	}
	at := g.machine.clock.Now().Add(delay)
	if before, ok := g.pending[item]; !ok || at.Before(before) {
		g.pending[item] = at
	}
}
