package queues

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

func pick[T any](r *rand.Rand, choices ...T) T { return choices[r.IntN(len(choices))] }

func names(letters string, n int) []string { return strings.Split(letters[:n], "") }

func numbered(prefix string, n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = prefix + strconv.Itoa(i)
	}
	return list
}

const ms = time.Millisecond

// limiters are those of generated rate-limiting queues.
var limiters = []LimiterConfig{
	{Type: "exponential", Base: Nanos(5 * ms), Max: Nanos(1000 * time.Second)},
	{Type: "fast-slow", Fast: Nanos(20 * ms), Slow: Nanos(2 * time.Second), MaxFast: 2},
	{Type: "bucket", PerSecond: 10, Burst: 5},
	{Type: "max-of", Of: []LimiterConfig{
		{Type: "exponential", Base: Nanos(5 * ms), Max: Nanos(1000 * time.Second)},
		{Type: "bucket", PerSecond: 10, Burst: 10},
	}},
	{Type: "max-wait", Max: Nanos(400 * ms), Of: []LimiterConfig{
		{Type: "exponential", Base: Nanos(ms), Max: Nanos(1000 * time.Second)},
	}},
}

// delays are arguments of addAfter; few, so that many fall on the same time.
var delays = []time.Duration{
	0, -time.Second, 1, 5 * ms, 10 * ms, 10 * ms, 20 * ms, 50 * ms, 50 * ms, 100 * ms, 200 * ms, 500 * ms,
	time.Second, 3 * time.Second, 10 * time.Second, 15 * time.Second, 25 * time.Second, time.Hour, math.MaxInt64,
}

// strides are steps of the clock that do not aim at anything.
var strides = []time.Duration{
	0, 1, 25 * time.Microsecond, ms, 5 * ms, 10 * ms, 10 * ms, 50 * ms, 100 * ms, 499 * ms, 500 * ms, 501 * ms,
	1300 * ms, 2500 * ms, 10 * time.Second, 10 * time.Second, 25 * time.Second, 15 * time.Minute,
}

// decide chooses a step by weight. It gives none if the one chosen makes no sense at the moment.
func (g *generator) decide() (Step, bool) {
	if len(g.sequence.steps) == g.shutsDown {
		return Step{Op: pick(g.Rand, "shutDown", "shutDownWithDrain", "shutDownWithDrain")}, true
	}
	get, add := 18, 28
	if g.hungry {
		get, add = 32, 14
	}
	choices := []struct {
		weight int
		choose func() (Step, bool)
	}{
		{get, g.get},
		{add, g.add},
		{20, g.done},
		{16, g.clock},
		{14, g.addAfter},
		{14, g.addRateLimited},
		{3, g.forget},
		{2, g.numRequeues},
		{1, g.misuse},
		{1, g.look},
		{6, g.burst},
		{4, g.shutDownMore},
	}
	left := 0
	for _, choice := range choices {
		left += choice.weight
	}
	left = g.IntN(left)
	for _, choice := range choices {
		if left -= choice.weight; left < 0 {
			return choice.choose()
		}
	}
	return Step{}, false
}

func (g *generator) item() string { return pick(g.Rand, g.items...) }

func (g *generator) add() (Step, bool) { return Step{Op: "add", Item: g.item()}, true }

func (g *generator) look() (Step, bool) { return Step{Op: pick(g.Rand, "len", "shuttingDown")}, true }

// idle are the workers that could get an item.
func (g *generator) idle() []string {
	var idle []string
	for _, worker := range g.workers {
		if !g.machine.calls.blocked(worker) && len(g.machine.held[worker]) == 0 {
			idle = append(idle, worker)
		}
	}
	return idle
}

func (g *generator) get() (Step, bool) {
	idle := g.idle()
	if len(idle) == 0 {
		return Step{}, false
	}
	return Step{Op: "get", Worker: pick(g.Rand, idle...)}, true
}

func (g *generator) done() (Step, bool) {
	var busy []string
	for _, worker := range g.workers {
		if len(g.machine.held[worker]) > 0 {
			busy = append(busy, worker)
		}
	}
	if len(busy) == 0 {
		return Step{}, false
	}
	return Step{Op: "done", Worker: pick(g.Rand, busy...)}, true
}

// misuse ends work that nobody may have begun.
func (g *generator) misuse() (Step, bool) { return Step{Op: "done", Item: g.item()}, true }

func (g *generator) addAfter() (Step, bool) {
	delay := Nanos(pick(g.Rand, delays...))
	return Step{Op: "addAfter", Item: g.item(), Delay: &delay}, g.machine.delaying != nil
}

func (g *generator) limited(op string) (Step, bool) {
	return Step{Op: op, Item: g.item()}, g.machine.limited != nil
}

func (g *generator) addRateLimited() (Step, bool) { return g.limited("addRateLimited") }
func (g *generator) forget() (Step, bool)         { return g.limited("forget") }
func (g *generator) numRequeues() (Step, bool)    { return g.limited("numRequeues") }

// shutDownMore shuts down what is shutting down already.
func (g *generator) shutDownMore() (Step, bool) {
	op := pick(g.Rand, "shutDown", "shutDownWithDrain")
	tooMany := op == "shutDownWithDrain" && g.machine.calls.blockedOthers() >= 2
	return Step{Op: op}, g.machine.queue.ShuttingDown() && !tooMany
}

// clock moves the clock anywhere, or to where something is due, or almost there.
func (g *generator) clock() (Step, bool) {
	by := pick(g.Rand, strides...)
	if next, ok := g.nextPending(); ok && g.IntN(3) > 0 {
		by = next
		if g.IntN(6) == 0 {
			by--
		}
	}
	competing := g.sequence.config.Storage != "fifo" && g.machine.calls.blockedWorkers() > 0 && g.dueWithin(by) > 1
	nanos := Nanos(by)
	return Step{Op: "step", By: &nanos}, !competing
}

// nextPending is how long until something is due, if that is soon.
func (g *generator) nextPending() (time.Duration, bool) {
	next := time.Duration(math.MaxInt64)
	for _, at := range g.pending {
		next = min(next, at.Sub(g.machine.clock.Now()))
	}
	return next, next <= time.Minute
}

func (g *generator) dueWithin(by time.Duration) int {
	due := 0
	for _, at := range g.pending {
		if at.Sub(g.machine.clock.Now()) <= by {
			due++
		}
	}
	return due
}

// burst is either several gets that all find an item, or several calls that never block.
func (g *generator) burst() (Step, bool) {
	if g.machine.calls.blockedWorkers()+g.machine.calls.blockedOthers() > 0 {
		return Step{}, false
	}
	burst := Step{Op: "burst"}
	if g.IntN(3) == 0 {
		idle := g.idle()
		g.Shuffle(len(idle), func(i, j int) { idle[i], idle[j] = idle[j], idle[i] })
		for _, worker := range idle[:min(len(idle), g.machine.queue.Len(), 4)] {
			burst.Steps = append(burst.Steps, Step{Op: "get", Worker: worker})
		}
		return burst, len(burst.Steps) > 1
	}
	for range 2 + g.IntN(4) {
		if step, ok := pick(g.Rand, g.add, g.done, g.addAfter, g.addRateLimited, g.forget)(); ok {
			burst.Steps = append(burst.Steps, step)
		}
	}
	return burst, len(burst.Steps) > 1
}
