package queues

import (
	"encoding/json"
	"strings"
	"testing"

	"annotated-k8s.dev/conformance/internal/suite"
)

// A scenario that makes no sense is refused before anything runs: what the machine does with it would be recorded
// as what upstream does.
func TestScenariosThatMakeNoSense(t *testing.T) {
	const base, delaying = `{"kind":"base","storage":"fifo"}`, `{"kind":"delaying","storage":"fifo"}`
	cases := []struct{ config, step, want string }{
		{base, `{"op":"ad","item":"a"}`, `step 0: no operation "ad"; there are add, addAfter`},
		{base, `{"op":"get"}`, `step 0: get needs "worker"`},
		{base, `{"op":"add"}`, `add needs "item"`},
		{base, `{"op":"add","item":"a","worker":"w0"}`, `add takes no "worker"`},
		{base, `{"op":"add","itm":"a"}`, `step 0: json: unknown field "itm"`},
		{base, `{"op":"done"}`, "done needs a worker or an item"},
		{base, `{"op":"done","worker":"w0","item":"a"}`, "done needs a worker or an item"},
		{base, `{"op":"addAfter","item":"a","delay":"1"}`, "a base queue has no addAfter"},
		{base, `{"op":"burst","steps":[{"op":"get"}]}`, `get needs "worker"`},
		{base, `{"op":"burst","steps":[{"op":"burst","steps":[]}]}`, "a burst in a burst"},
		{delaying, `{"op":"addAfter","item":"a"}`, `addAfter needs "delay"`},
		{delaying, `{"op":"forget","item":"a"}`, "a delaying queue has no forget"},
		{`{"kind":"delay","storage":"fifo"}`, `{"op":"len"}`, `config: no kind "delay"; there are base`},
		{`{"kind":"base","storage":"heap"}`, `{"op":"len"}`, `no storage "heap"`},
		{`{"kind":"base","storage":"lifo","own":true}`, `{"op":"len"}`, "fifo, not lifo"},
		{`{"kind":"delaying","storage":"fifo","own":true}`, `{"op":"release"}`, "cannot be held"},
		{`{"kind":"base","storage":"fifo","during":{"a":[]}}`, `{"op":"len"}`, "during is about"},
		{`{"kind":"delaying","storage":"fifo","during":{"a":[{"op":"step"}]}}`, `{"op":"len"}`, `during: step needs "by"`},
		{`{"kind":"rate-limiting","storage":"fifo"}`, `{"op":"len"}`, "has a limiter"},
		{`{"kind":"rate-limiting","storage":"fifo","limiter":{"type":"max-wait"}}`, `{"op":"len"}`, "wraps one limiter, not 0"},
	}
	for _, c := range cases {
		scenario := suite.Scenario{ID: "X-1", Config: []byte(c.config), Steps: []json.RawMessage{[]byte(c.step)}}
		if _, err := New("queue").Run(t, scenario, 0); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s on %s: error is %v, not %q", c.step, c.config, err, c.want)
		}
	}
}
