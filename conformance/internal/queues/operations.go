package queues

import (
	"fmt"
	"time"
)

// pendingCall is the result of a call that may block: the name under which it completes.
type pendingCall string

// do performs one step and returns its result, nil if it has none.
func (m *machine) do(step Step) any {
	switch step.Op {
	case "add":
		m.queue.Add(step.Item)
	case "get":
		return m.get(step.Worker)
	case "done":
		return m.done(step)
	case "len":
		return m.queue.Len()
	case "shuttingDown":
		return m.queue.ShuttingDown()
	case "shutDown":
		m.queue.ShutDown()
	case "shutDownWithDrain":
		return m.drain()
	case "addAfter":
		return m.addAfter(step)
	case "addRateLimited":
		m.limited.AddRateLimited(step.Item)
	case "forget":
		m.limited.Forget(step.Item)
	case "numRequeues":
		return m.limited.NumRequeues(step.Item)
	case "step":
		m.clock.Step(time.Duration(*step.By))
	case "hold":
		m.gate.hold(step.Item)
	case "release":
		m.gate.release()
	case "burst":
		return m.burst(step.Steps)
	default:
		panic(fmt.Sprintf("no operation %q", step.Op))
	}
	return nil
}

// get starts a worker's get, unless an earlier one of the same worker is still blocked.
func (m *machine) get(worker string) any {
	if m.calls.blocked(worker) {
		return "busy"
	}
	m.calls.start(worker, true, func() string {
		item, end := m.queue.Get()
		if end {
			return shutdown
		}
		return item
	})
	return pendingCall(worker)
}

// done ends the work on the oldest item of a worker, or on an item that is named whoever has it.
func (m *machine) done(step Step) any {
	if step.Worker == "" {
		m.queue.Done(step.Item)
		return nil
	}
	held := m.held[step.Worker]
	if len(held) == 0 {
		return "none"
	}
	m.held[step.Worker] = held[1:]
	m.queue.Done(held[0])
	return held[0]
}

func (m *machine) drain() any {
	name := fmt.Sprintf("d%d", m.drains)
	m.drains++
	m.calls.start(name, false, func() string {
		m.queue.ShutDownWithDrain()
		return "returned"
	})
	return pendingCall(name)
}

func (m *machine) addAfter(step Step) any {
	call := func() string {
		for range max(1, step.Count) {
			m.delaying.AddAfter(step.Item, time.Duration(*step.Delay))
		}
		return "returned"
	}
	if step.Producer == "" {
		call()
		return nil
	}
	m.calls.start(step.Producer, false, call)
	return pendingCall(step.Producer)
}

// burst does several steps without waiting in between. Calls that may block show among the completed ones.
func (m *machine) burst(steps []Step) any {
	var results []any
	for i, step := range steps {
		if i > 0 {
			m.schedule.gap()
		}
		result := m.do(step)
		if _, ok := result.(pendingCall); !ok && result != nil {
			results = append(results, result)
		}
	}
	if results == nil {
		return nil
	}
	return results
}
