package parallel

import (
	"encoding/json"
	"slices"
	"strconv"
	"sync"
	"time"
)

// log is the pieces as they start.
type log struct {
	start time.Time

	mu     sync.Mutex
	pieces []int
	starts []Start
}

func (l *log) add(piece int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pieces = append(l.pieces, piece)
	at := time.Since(l.start)
	if last := len(l.starts) - 1; last >= 0 && l.starts[last].At == at {
		l.starts[last].Pieces = append(l.starts[last].Pieces, piece)
	} else {
		l.starts = append(l.starts, Start{At: at, Pieces: []int{piece}})
	}
}

// observe writes down what of it is the same in every run.
func (l *log) observe(step Step, ended string) Observation {
	if step.Unordered {
		return Observation{
			Ended: ended, Once: new(l.once()), InOrder: new(l.inOrder(step.ChunkSize)), Done: new(len(l.pieces)),
		}
	}
	if step.Workers > 1 {
		for _, start := range l.starts {
			slices.Sort(start.Pieces)
		}
	}
	return Observation{Ended: ended, At: new(time.Since(l.start)), Starts: l.starts}
}

func (l *log) once() bool {
	sorted := slices.Sorted(slices.Values(l.pieces))
	return len(slices.Compact(sorted)) == len(l.pieces)
}

func (l *log) inOrder(chunkSize *int) bool {
	size := 1
	if chunkSize != nil {
		size = max(1, *chunkSize)
	}
	latest := map[int]int{}
	for _, piece := range l.pieces {
		chunk := piece / size
		if before, ok := latest[chunk]; ok && before > piece {
			return false
		}
		latest[chunk] = piece
	}
	return true
}

// MarshalJSON writes nanoseconds.
func (s Span) MarshalJSON() ([]byte, error) {
	return json.Marshal(strconv.FormatInt(int64(s), 10))
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Span) UnmarshalJSON(text []byte) error {
	var decimal string
	if err := json.Unmarshal(text, &decimal); err != nil {
		return err
	}
	number, err := strconv.ParseInt(decimal, 10, 64)
	*s = Span(number)
	return err
}
