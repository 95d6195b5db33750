package queues

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"annotated-k8s.dev/conformance/internal/suite"
)

// kinds in the order in which one wraps the other.
var kinds = []string{Base, Delaying, RateLimiting}

// operation says which fields of a step it needs, which others it takes, and from which kind of queue on it is
// there.
type operation struct {
	needs, takes string
	kind         string
}

var operations = map[string]operation{
	"add":               {needs: "item", kind: Base},
	"get":               {needs: "worker", kind: Base},
	"done":              {takes: "item worker", kind: Base},
	"len":               {kind: Base},
	"shuttingDown":      {kind: Base},
	"shutDown":          {kind: Base},
	"shutDownWithDrain": {kind: Base},
	"step":              {needs: "by", kind: Base},
	"burst":             {needs: "steps", kind: Base},
	"addAfter":          {needs: "item delay", takes: "count producer", kind: Delaying},
	"hold":              {needs: "item", kind: Delaying},
	"release":           {kind: Delaying},
	"addRateLimited":    {needs: "item", kind: RateLimiting},
	"forget":            {needs: "item", kind: RateLimiting},
	"numRequeues":       {needs: "item", kind: RateLimiting},
}

// fields are those the step has, without its operation.
func (step Step) fields() []string {
	has := map[string]bool{
		"worker": step.Worker != "", "item": step.Item != "", "delay": step.Delay != nil, "by": step.By != nil,
		"count": step.Count != 0, "producer": step.Producer != "", "steps": step.Steps != nil,
	}
	maps.DeleteFunc(has, func(_ string, set bool) bool { return !set })
	return slices.Sorted(maps.Keys(has))
}

func (config Config) check() error {
	switch {
	case !slices.Contains(kinds, config.Kind):
		return fmt.Errorf("no kind %q; there are %s", config.Kind, strings.Join(kinds, ", "))
	case (config.Kind == RateLimiting) != (config.Limiter != nil):
		return fmt.Errorf("a %s queue has a limiter, and no other has", RateLimiting)
	case config.Own && config.Storage != "fifo":
		return fmt.Errorf("what a queue makes itself is fifo, not %s", config.Storage)
	case len(config.During) > 0 && (config.Own || config.Kind == Base):
		return fmt.Errorf("during is about the queue that is given to another one")
	}
	for _, steps := range config.During {
		for _, step := range steps {
			if err := config.checkStep(step); err != nil {
				return fmt.Errorf("during: %w", err)
			}
		}
	}
	return nil
}

// checkStep finds what would make the machine panic, or do nothing.
func (config Config) checkStep(step Step) error {
	op, ok := operations[step.Op]
	if !ok {
		return suite.UnknownOp(step.Op, slices.Sorted(maps.Keys(operations))...)
	}
	if slices.Index(kinds, config.Kind) < slices.Index(kinds, op.kind) {
		return fmt.Errorf("a %s queue has no %s", config.Kind, step.Op)
	}
	has, needs := step.fields(), strings.Fields(op.needs)
	for _, field := range needs {
		if !slices.Contains(has, field) {
			return fmt.Errorf("%s needs %q", step.Op, field)
		}
	}
	for _, field := range has {
		if !slices.Contains(append(strings.Fields(op.takes), needs...), field) {
			return fmt.Errorf("%s takes no %q", step.Op, field)
		}
	}
	switch {
	case step.Op == "done" && len(has) != 1:
		return fmt.Errorf("done needs a worker or an item")
	case config.Own && (step.Op == "hold" || step.Op == "release"):
		return fmt.Errorf("what a queue makes itself cannot be held")
	}
	for _, inner := range step.Steps {
		if inner.Op == "burst" {
			return fmt.Errorf("a burst in a burst is no different")
		}
		if err := config.checkStep(inner); err != nil {
			return err
		}
	}
	return nil
}
