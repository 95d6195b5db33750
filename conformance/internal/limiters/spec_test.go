package limiters

import (
	"encoding/json"
	"math"
	"testing"

	"golang.org/x/time/rate"
)

func TestLimitsReadBackToTheLastBit(t *testing.T) {
	for _, limit := range []Limit{0, -5, 1, 0.1, 1e-7, 1.0 / 3, Limit(float32(0.1)), Limit(rate.Inf), math.MaxFloat32} {
		text, err := json.Marshal(limit)
		if err != nil {
			t.Fatal(err)
		}
		var back Limit
		if err := json.Unmarshal(text, &back); err != nil || back != limit {
			t.Errorf("%v came back from %s as %v, %v", limit, text, back, err)
		}
	}
}

func TestMakeRefusesWhatItDoesNotKnow(t *testing.T) {
	for _, spec := range []Spec{{Kind: "linear"}, {Kind: "max-wait"}, {Kind: "max-of", Of: []Spec{{Kind: ""}}}} {
		if _, err := spec.Make(); err == nil {
			t.Errorf("%+v was made", spec)
		}
	}
}
