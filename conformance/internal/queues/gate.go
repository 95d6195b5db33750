package queues

import (
	"sync"

	"k8s.io/client-go/util/workqueue"
)

// gate is the queue a delaying queue wraps. It can do something, or wait, when it is told to add an item.
type gate struct {
	workqueue.TypedInterface[string]
	mutex sync.Mutex
	// during happens once, before the item is added.
	during map[string]func()
	// held keeps adds of an item waiting until the channel is closed.
	held map[string]chan struct{}
	// after every add, whoever was woken may have a turn.
	yield func()
}

func newGate(inner workqueue.TypedInterface[string], yield func()) *gate {
	return &gate{
		TypedInterface: inner,
		during:         map[string]func(){},
		held:           map[string]chan struct{}{},
		yield:          yield,
	}
}

// Add does what is to be done first, then adds the item.
func (g *gate) Add(item string) {
	g.mutex.Lock()
	first := g.during[item]
	delete(g.during, item)
	open := g.held[item]
	g.mutex.Unlock()
	if first != nil {
		first()
	}
	if open != nil {
		<-open
	}
	g.TypedInterface.Add(item)
	g.yield()
}

func (g *gate) hold(item string) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	g.held[item] = make(chan struct{})
}

func (g *gate) release() {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	for item, open := range g.held {
		close(open)
		delete(g.held, item)
	}
}
