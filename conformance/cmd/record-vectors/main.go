// Command record-vectors runs the scenarios of a port on the real upstream and writes down what it did. Run it
// in this module:
//
//	go run ./cmd/record-vectors                            # rewrites ../ports/workqueue/vectors
//	go run ./cmd/record-vectors -out DIR -suites queue     # one suite, elsewhere
//	go run ./cmd/record-vectors -out DIR -seeds 200 -from 9000   # fresh seeded sequences only
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"annotated-k8s.dev/conformance/internal/parallel"
	"annotated-k8s.dev/conformance/internal/record"
	"annotated-k8s.dev/conformance/internal/suite"
)

type options struct {
	port, out, scenarios, upstream string
	suites                         []string
	recordings, seeds, from        int
}

func main() {
	parallel.CrashIfAsked()
	wanted, err := parse(os.Args[1:])
	if err != nil {
		os.Exit(1)
	}
	record.Main("record-vectors", func(t *testing.T) error { return run(t, wanted) })
}

func parse(arguments []string) (options, error) {
	var o options
	var suites string
	flags := flag.NewFlagSet("record-vectors", flag.ContinueOnError)
	flags.StringVar(&o.port, "port", "workqueue", "port whose scenarios to record")
	flags.StringVar(&o.out, "out", "", "folder to write to (default ../ports/PORT/vectors)")
	flags.StringVar(&o.scenarios, "scenarios", "", "folder to read from (default ../ports/PORT/scenarios)")
	flags.StringVar(&suites, "suites", "", "suites to record, separated by commas (default all)")
	flags.IntVar(&o.recordings, "recordings", 20, "how often to run each scenario")
	flags.IntVar(&o.seeds, "seeds", -1, "record only so many fresh seeded sequences")
	flags.IntVar(&o.from, "from", 0, "first seed, with -seeds")
	if err := flags.Parse(arguments); err != nil {
		return o, err
	}
	if flags.NArg() > 0 || o.recordings < 1 || o.seeds == 0 {
		err := fmt.Errorf("record-vectors: recordings and seeds are 1 or more, and there are no arguments but flags")
		fmt.Fprintln(os.Stderr, err)
		return o, err
	}
	folder := filepath.Join("..", "ports", o.port)
	if o.out == "" {
		o.out = filepath.Join(folder, "vectors")
	}
	if o.scenarios == "" {
		o.scenarios = filepath.Join(folder, "scenarios")
	}
	o.upstream = filepath.Join(folder, "upstream.json")
	if suites != "" {
		o.suites = strings.Split(suites, ",")
	}
	return o, nil
}

func run(t *testing.T, o options) error {
	chosen, err := choose(o)
	if err != nil {
		return err
	}
	upstream, err := record.Upstream(o.upstream)
	if err != nil {
		return err
	}
	// Nothing is written before everything is recorded.
	files := make([]suite.VectorFile, len(chosen))
	for i, s := range chosen {
		started := time.Now()
		if files[i], err = recordSuite(t, s, o); err != nil {
			return err
		}
		files[i].Upstream = upstream
		fmt.Fprintf(os.Stderr, "%-15s %4d vectors in %.1f s\n",
			s.Name(), len(files[i].Vectors), time.Since(started).Seconds())
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		if err := file.Write(filepath.Join(o.out, file.Suite+".json")); err != nil {
			return err
		}
	}
	return nil
}

func recordSuite(t *testing.T, s suite.Suite, o options) (suite.VectorFile, error) {
	file, err := suite.Read(filepath.Join(o.scenarios, s.Name()+".json"))
	if err != nil {
		return suite.VectorFile{}, err
	}
	scenarios := file.Scenarios
	if generator, ok := s.(suite.Generator); ok {
		scenarios, err = generator.Generate(t, file, o.from, o.seeds)
		if err != nil {
			return suite.VectorFile{}, fmt.Errorf("%s: %w", file.Place("", nil), err)
		}
	}
	vectors, err := record.Scenarios(t, s, scenarios, o.recordings)
	if failure := (record.Failure{}); errors.As(err, &failure) {
		return suite.VectorFile{}, fmt.Errorf("%s: %w", file.Place(failure.Scenario, failure), failure)
	}
	return suite.VectorFile{
		SchemaVersion: file.SchemaVersion,
		Suite:         file.Suite,
		About:         file.About,
		Recorder:      record.Here(),
		Recordings:    o.recordings,
		Vectors:       vectors,
	}, err
}
