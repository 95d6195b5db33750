package record

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"annotated-k8s.dev/conformance/internal/suite"
)

// Here is the recorder that is running.
func Here() suite.Recorder {
	return suite.Recorder{Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
}

// Upstream reads which modules a port takes after from its upstream.json, and checks that this program is built
// with these very versions.
func Upstream(path string) ([]suite.Module, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct{ Sources []suite.Module }
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	built, err := builtWith()
	if err != nil {
		return nil, err
	}
	for _, source := range file.Sources {
		if built[source.Module] != source.Version {
			return nil, fmt.Errorf("%s has %s %s, but this program is built with %q: run record-upstream",
				path, source.Module, source.Version, built[source.Module])
		}
	}
	return file.Sources, nil
}

func builtWith() (map[string]string, error) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nil, fmt.Errorf("this program does not know what it is built with")
	}
	versions := map[string]string{}
	for _, dependency := range info.Deps {
		versions[dependency.Path] = dependency.Version
	}
	return versions, nil
}
