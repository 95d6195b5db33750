package queues

import (
	"testing/synctest"
	"time"

	"k8s.io/client-go/util/workqueue"
	clocktesting "k8s.io/utils/clock/testing"
)

// machine is a queue with its clock, its workers and what is written down about them. It lives in a synctest
// bubble.
type machine struct {
	clock    *clocktesting.FakeClock
	log      *Log
	calls    *calls
	schedule *schedule

	base     *workqueue.Typed[string]
	gate     *gate
	queue    workqueue.TypedInterface[string]
	delaying workqueue.TypedDelayingInterface[string]
	limited  workqueue.TypedRateLimitingInterface[string]
	asked    *asked

	// held are the items each worker has, oldest first.
	held   map[string][]string
	drains int
}

func newMachine(config Config, schedule *schedule) (*machine, error) {
	storage, err := newStorage(config.Storage)
	if err != nil {
		return nil, err
	}
	limiter, err := config.Limiter.build()
	if err != nil {
		return nil, err
	}
	m := &machine{
		clock:    clocktesting.NewFakeClock(time.Unix(0, 0)),
		log:      &Log{},
		calls:    newCalls(),
		schedule: schedule,
		held:     map[string][]string{},
	}
	name := queueName
	if config.Unnamed {
		name = ""
	}
	if limiter != nil {
		m.asked = &asked{TypedRateLimiter: limiter}
	}
	if config.Own {
		m.makeOwn(config.Kind, name)
	} else {
		m.makeAll(config, name, storage)
	}
	synctest.Wait()
	return m, nil
}

// makeAll makes a queue of every kind up to the one that is asked for, each around the one before.
func (m *machine) makeAll(config Config, name string, storage workqueue.Queue[string]) {
	m.base = workqueue.NewTypedWithConfig(workqueue.TypedQueueConfig[string]{
		Name:            name,
		MetricsProvider: provider{m.log},
		Clock:           m.clock,
		Queue:           traced{storage, m.log},
	})
	m.queue = m.base
	if config.Kind != Base {
		m.wrap(config, name)
	}
	if config.Kind == RateLimiting {
		m.limited = workqueue.NewTypedRateLimitingQueueWithConfig[string](m.asked,
			workqueue.TypedRateLimitingQueueConfig[string]{DelayingQueue: m.delaying})
		m.queue = m.limited
	}
}

// makeOwn makes one queue and leaves it to that to make what it wraps.
func (m *machine) makeOwn(kind, name string) {
	switch kind {
	case Base:
		m.base = workqueue.NewTypedWithConfig(workqueue.TypedQueueConfig[string]{
			Name: name, MetricsProvider: provider{m.log}, Clock: m.clock})
		m.queue = m.base
	case Delaying:
		m.delaying = workqueue.NewTypedDelayingQueueWithConfig(workqueue.TypedDelayingQueueConfig[string]{
			Name: name, MetricsProvider: provider{m.log}, Clock: m.clock})
		m.queue = m.delaying
	case RateLimiting:
		m.limited = workqueue.NewTypedRateLimitingQueueWithConfig[string](m.asked,
			workqueue.TypedRateLimitingQueueConfig[string]{
				Name: name, MetricsProvider: provider{m.log}, Clock: m.clock})
		m.delaying, m.queue = m.limited, m.limited
	}
}

func (m *machine) wrap(config Config, name string) {
	m.gate = newGate(m.base, m.schedule.yield)
	for item, steps := range config.During {
		m.gate.during[item] = func() {
			for _, step := range steps {
				m.do(step)
			}
		}
	}
	m.delaying = workqueue.NewTypedDelayingQueueWithConfig(workqueue.TypedDelayingQueueConfig[string]{
		Name:            name,
		MetricsProvider: provider{m.log},
		Clock:           m.clock,
		Queue:           m.gate,
	})
	m.queue = m.delaying
}

// step does a step, waits until everything that can run without time passing has run, and looks around.
func (m *machine) step(step Step) Observation {
	result := m.do(step)
	synctest.Wait()
	completed := m.calls.take()
	for _, completion := range completed {
		if m.calls.workers[completion.By] && completion.Result != shutdown {
			m.held[completion.By] = append(m.held[completion.By], completion.Result)
		}
	}
	if name, ok := result.(pendingCall); ok {
		result, completed = resultOf(string(name), completed)
	}
	return Observation{
		Result:       result,
		Completed:    completed,
		Len:          m.queue.Len(),
		ShuttingDown: m.queue.ShuttingDown(),
		Waiters:      m.clock.Waiters(),
		Log:          m.log.take(),
	}
}

// resultOf takes the completion of the step's own call out of the list.
func resultOf(name string, completed []Completion) (string, []Completion) {
	for i, completion := range completed {
		if completion.By == name {
			return completion.Result, append(completed[:i:i], completed[i+1:]...)
		}
	}
	return "blocked", completed
}

// close ends all goroutines of the queue.
func (m *machine) close() {
	if m.gate != nil {
		m.gate.release()
	}
	m.queue.ShutDown()
	// The delaying queue's ShutDown counts once only, and may have been used up.
	if m.base != nil {
		m.base.ShutDown()
	}
	synctest.Wait()
}
