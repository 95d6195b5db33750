// Command record-upstream writes the upstream.json of a port: which declarations the pinned upstream packages
// hold, on which lines, with a hash of each. Run it in this module:
//
//	go run ./cmd/record-upstream          # writes ../ports/workqueue/upstream.json
//	go run ./cmd/record-upstream -out -   # prints it
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"annotated-k8s.dev/conformance/internal/upstream"
)

func main() {
	port := flag.String("port", "workqueue", "port whose upstream packages to record")
	out := flag.String("out", "", "file to write, or - for standard output (default ../ports/PORT/upstream.json)")
	flag.Parse()
	if *out == "" {
		*out = filepath.Join("..", "ports", *port, "upstream.json")
	}
	if err := run(*port, *out); err != nil {
		fmt.Fprintln(os.Stderr, "record-upstream:", err)
		os.Exit(1)
	}
}

func run(port, out string) error {
	sources, ok := portSources[port]
	if !ok {
		return fmt.Errorf("no port %q", port)
	}
	file := upstream.File{
		SchemaVersion: 1,
		Recorder:      upstream.Recorder{Go: runtime.Version()},
		Sources:       sources(),
	}
	for i := range file.Sources {
		source := &file.Sources[i]
		version, dir, err := locate(source.Module)
		if err != nil {
			return err
		}
		source.Version = version
		if err := upstream.Record(source, filepath.Join(dir, source.Path)); err != nil {
			return err
		}
	}
	text, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return err
	}
	text = append(text, '\n')
	if out == "-" {
		_, err = os.Stdout.Write(text)
		return err
	}
	return os.WriteFile(out, text, 0o644)
}

// locate asks the go command which version go.mod pins and where its source lies.
func locate(module string) (version, dir string, err error) {
	var stderr bytes.Buffer
	command := exec.Command("go", "list", "-m", "-json", module)
	command.Stderr = &stderr
	text, err := command.Output()
	if err != nil {
		return "", "", fmt.Errorf("go list -m %s: %w\n%s", module, err, stderr.String())
	}
	var found struct{ Version, Dir string }
	if err := json.Unmarshal(text, &found); err != nil {
		return "", "", err
	}
	if found.Dir == "" {
		return "", "", fmt.Errorf("%s is not downloaded: run go mod download", module)
	}
	return found.Version, found.Dir, nil
}
