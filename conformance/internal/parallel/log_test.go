package parallel

import "testing"

func TestLogTellsDisorderAndRepetition(t *testing.T) {
	for _, c := range []struct {
		pieces        []int
		once, inOrder bool
	}{
		{nil, true, true},
		{[]int{0, 3, 1, 4, 2, 5}, true, true},
		{[]int{0, 2, 1}, true, false},
		{[]int{0, 1, 1}, false, true},
	} {
		log := log{pieces: c.pieces}
		if got := log.once(); got != c.once {
			t.Errorf("once(%v) = %v", c.pieces, got)
		}
		if got := log.inOrder(new(3)); got != c.inOrder {
			t.Errorf("inOrder(%v) = %v", c.pieces, got)
		}
	}
}
