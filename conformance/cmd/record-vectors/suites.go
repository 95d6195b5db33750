package main

import (
	"fmt"
	"slices"
	"strings"

	"annotated-k8s.dev/conformance/internal/bucket"
	"annotated-k8s.dev/conformance/internal/fakeclock"
	"annotated-k8s.dev/conformance/internal/flowcontrol"
	"annotated-k8s.dev/conformance/internal/keys"
	"annotated-k8s.dev/conformance/internal/limiters"
	"annotated-k8s.dev/conformance/internal/parallel"
	"annotated-k8s.dev/conformance/internal/queues"
	"annotated-k8s.dev/conformance/internal/suite"
)

// portSuites are the suites of each port, in the order in which they are recorded.
var portSuites = map[string][]suite.Suite{
	"workqueue": {
		queues.New("queue"),
		queues.New("delaying"),
		queues.New("rate-limiting"),
		queues.NewRandom(),
		limiters.Suite{},
		limiters.Seeded{},
		bucket.Suite{},
		bucket.Seeded{},
		bucket.Waiting{},
		fakeclock.Suite{},
		fakeclock.Seeded{},
		parallel.Suite{},
		keys.Suite{},
		flowcontrol.Suite{},
	},
}

// choose returns the suites the options ask for; with -seeds, only those that are generated.
func choose(o options) ([]suite.Suite, error) {
	all, ok := portSuites[o.port]
	if !ok {
		return nil, fmt.Errorf("no port %q has suites; they are listed in cmd/record-vectors/suites.go", o.port)
	}
	for _, name := range o.suites {
		if !slices.ContainsFunc(all, func(s suite.Suite) bool { return s.Name() == name }) {
			return nil, fmt.Errorf("no suite %q; there are %s", name, strings.Join(namesOf(all), ", "))
		}
	}
	var chosen []suite.Suite
	for _, s := range all {
		_, generated := s.(suite.Generator)
		if (o.seeds < 0 || generated) && (o.suites == nil || slices.Contains(o.suites, s.Name())) {
			chosen = append(chosen, s)
		}
	}
	return chosen, nil
}

func namesOf(suites []suite.Suite) []string {
	names := make([]string, len(suites))
	for i, s := range suites {
		names[i] = s.Name()
	}
	return names
}
