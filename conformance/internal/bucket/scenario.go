// Package bucket runs the token bucket of golang.org/x/time/rate, at given instants and, in a synctest bubble,
// at the time it is.
package bucket

import (
	"time"

	"annotated-k8s.dev/conformance/internal/limiters"
)

// Spec is the bucket at the start; instants count from there.
type Spec struct {
	Limit limiters.Limit `json:"limit"`
	Burst int            `json:"burst"`
	// Float32 narrows the limit first, as client-go's flowcontrol does.
	Float32 bool `json:"float32,omitempty"`
}

// Step is one call, or time that passes.
type Step struct {
	Op string `json:"op"`
	// T is the instant given to the call; without it, the method that asks for the time is called.
	T *time.Duration `json:"t,string,omitempty"`
	// N is how many tokens.
	N int `json:"n,omitempty"`
	// R is which reservation, counted from 0 over all that were asked for.
	R int `json:"r,omitempty"`
	// Limit is setLimit's.
	Limit limiters.Limit `json:"limit,omitempty"`
	// Burst is setBurst's.
	Burst int `json:"burst,omitempty"`
	// D is how long sleep lets pass, and what every takes.
	D time.Duration `json:"d,string,omitempty"`
	// Deadline of wait, counted from the call.
	Deadline *time.Duration `json:"deadline,string,omitempty"`
	// Aborted calls wait with a context that is done.
	Aborted bool `json:"aborted,omitempty"`
	// W is which wait to abort, counted from 0.
	W int `json:"w,omitempty"`
}

// Observation is what one step showed.
type Observation struct {
	OK *bool `json:"ok,omitempty"`
	// Delay of a reservation, from the step's instant.
	Delay *time.Duration `json:"delay,string,omitempty"`
	// Tokens at the step's instant, the bits of the float64 in hexadecimal.
	Tokens string `json:"tokens,omitempty"`
	// Limit the bucket has, or that every made, in the same form.
	Limit string `json:"limit,omitempty"`
	Burst *int   `json:"burst,omitempty"`
	// Waits that ended during the step.
	Waits []Ended `json:"waits,omitempty"`
}

// Ended is how a wait went out.
type Ended struct {
	W  int           `json:"w"`
	At time.Duration `json:"at,string"`
	// Result is ok, burst, would-exceed, deadline or aborted.
	Result string `json:"result"`
}
