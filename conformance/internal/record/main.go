package record

import (
	"fmt"
	"os"
	"testing"
)

// Main calls f the way go test calls a test, because synctest, which knows when all goroutines of upstream wait,
// works nowhere else. It ends the process: with status 1 and a message if f returns an error, else with 0.
func Main(name string, f func(t *testing.T) error) {
	// The testing package reads its own flags from the command line; there are none for it here.
	os.Args = os.Args[:1]
	test := testing.InternalTest{Name: name, F: func(t *testing.T) {
		if err := f(t); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			os.Exit(1)
		}
		os.Exit(0)
	}}
	always := func(_, _ string) (bool, error) { return true, nil }
	testing.Main(always, []testing.InternalTest{test}, nil, nil)
}
