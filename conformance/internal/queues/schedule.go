package queues

import (
	"math/rand/v2"
	"runtime"
	"sync"
	"testing/synctest"
)

// schedule varies who runs when between recordings. The same round does the same, as far as it decides.
type schedule struct {
	mutex sync.Mutex
	// random is nil in the first rounds, which leave everything to Go's scheduler.
	random *rand.Rand
}

func newSchedule(round int) *schedule {
	if round < 2 {
		return &schedule{}
	}
	return &schedule{random: rand.New(rand.NewPCG(uint64(round), 0x5eed))}
}

// gap stands between two calls of a burst: nothing, a turn for others, or time for others to run as far as they
// can. Only the goroutine that does the steps may call it.
func (s *schedule) gap() {
	switch s.pick(3) {
	case 1:
		s.yield()
	case 2:
		synctest.Wait()
	}
}

// yield gives others a few turns, or none.
func (s *schedule) yield() {
	for range s.pick(4) {
		runtime.Gosched()
	}
}

func (s *schedule) pick(n int) int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.random == nil {
		return 0
	}
	return s.random.IntN(n)
}
