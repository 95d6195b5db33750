// Package fakeclock runs the fake clock of k8s.io/utils: what is due after a step, and what is told.
package fakeclock

import "time"

// Config is which clock, and where it starts. The origin of all times is that of the Unix epoch.
type Config struct {
	// Kind is fake, passive or interval.
	Kind  string        `json:"kind"`
	Start time.Duration `json:"start,string,omitempty"`
	// Interval is by how much the interval clock moves at each look.
	Interval time.Duration `json:"interval,string,omitempty"`
}

// Step is one call.
type Step struct {
	Op string `json:"op"`
	// ID names what the call makes, or what it is about.
	ID string        `json:"id,omitempty"`
	D  time.Duration `json:"d,string,omitempty"`
	// T is the time to set, or the one since asks about.
	T time.Duration `json:"t,string,omitempty"`
	// Unread leaves what was sent in its channel.
	Unread bool `json:"unread,omitempty"`
}

// Observation is what one step showed.
type Observation struct {
	// Now is the time, where the step changed it or asks for it.
	Now *time.Duration `json:"now,string,omitempty"`
	// Since is the answer to since.
	Since *time.Duration `json:"since,string,omitempty"`
	// Waiters there are, and, where the step is now, whether there are any.
	Waiters    *int  `json:"waiters,omitempty"`
	HasWaiters *bool `json:"hasWaiters,omitempty"`
	// Active is the answer of stop and reset.
	Active *bool `json:"active,omitempty"`
	// Told is what was read from the channels, in the order in which they were made.
	Told []Told `json:"told,omitempty"`
	// Called are the functions that ran, in that order.
	Called []string `json:"called,omitempty"`
	// Blocked is true if the step came to no end before somebody read from the channels.
	Blocked bool `json:"blocked,omitempty"`
}

// Told is a time that came out of a channel.
type Told struct {
	ID string        `json:"id"`
	At time.Duration `json:"at,string"`
}
