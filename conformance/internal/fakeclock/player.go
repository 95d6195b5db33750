package fakeclock

import (
	"testing/synctest"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"k8s.io/utils/clock"
	clocktesting "k8s.io/utils/clock/testing"
)

// player plays on a FakeClock.
type player struct {
	clock    *clocktesting.FakeClock
	timers   map[string]clock.Timer
	tickers  map[string]clock.Ticker
	channels []channel
	shown    time.Duration
	called   []string
}

type channel struct {
	id string
	c  <-chan time.Time
	// silent is what nobody is meant to read: AfterFunc has a channel too, and a step blocks on it all the same.
	silent bool
}

func (p *player) play(step Step) (any, error) {
	var seen Observation
	switch step.Op {
	case "newTimer", "afterFunc", "after", "newTicker", "tick":
		p.start(step)
	case "stop":
		seen.Active = p.stop(step.ID)
	case "reset":
		seen.Active = new(p.timers[step.ID].Reset(step.D))
	case "step":
		seen.Blocked = p.move(func() { p.clock.Step(step.D) })
	case "setTime":
		seen.Blocked = p.move(func() { p.clock.SetTime(instant(step.T)) })
	case "sleep":
		seen.Blocked = p.move(func() { p.clock.Sleep(step.D) })
	case "since":
		seen.Since = new(p.clock.Since(instant(step.T)))
	case "now":
	default:
		return nil, suite.UnknownOp(step.Op, "newTimer", "afterFunc", "after", "newTicker", "tick", "stop", "reset",
			"step", "setTime", "sleep", "since", "now")
	}
	if !step.Unread {
		seen.Told = append(seen.Told, p.read()...)
	}
	if now := ofInstant(p.clock.Now()); now != p.shown || step.Op == "now" {
		seen.Now, p.shown = new(now), now
	}
	if step.Op == "now" {
		seen.HasWaiters = new(p.clock.HasWaiters())
	}
	seen.Waiters = new(p.clock.Waiters())
	seen.Called, p.called = p.called, nil
	return seen, nil
}

// start makes what has a channel.
func (p *player) start(step Step) {
	var c <-chan time.Time
	switch step.Op {
	case "newTimer":
		timer := p.clock.NewTimer(step.D)
		p.timers[step.ID], c = timer, timer.C()
	case "afterFunc":
		timer := p.clock.AfterFunc(step.D, func() { p.called = append(p.called, step.ID) })
		p.timers[step.ID], c = timer, timer.C()
	case "after":
		c = p.clock.After(step.D)
	case "newTicker":
		ticker := p.clock.NewTicker(step.D)
		p.tickers[step.ID], c = ticker, ticker.C()
	case "tick":
		c = p.clock.Tick(step.D)
	}
	p.channels = append(p.channels, channel{step.ID, c, step.Op == "afterFunc"})
}

// stop has no answer for tickers.
func (p *player) stop(id string) *bool {
	if ticker, ok := p.tickers[id]; ok {
		ticker.Stop()
		return nil
	}
	return new(p.timers[id].Stop())
}

// move reports whether the clock came to no end by itself. Then the channels are emptied until it does, and
// what was in them is lost: it is from an earlier step.
func (p *player) move(step func()) (blocked bool) {
	done := make(chan struct{})
	go func() {
		step()
		close(done)
	}()
	for {
		synctest.Wait()
		select {
		case <-done:
			return blocked
		default:
			blocked = true
			p.read()
		}
	}
}

// read takes what is in the channels, in the order in which they were made.
func (p *player) read() []Told {
	var told []Told
	for _, channel := range p.channels {
		select {
		case at := <-channel.c:
			if !channel.silent {
				told = append(told, Told{channel.id, ofInstant(at)})
			}
		default:
		}
	}
	return told
}
