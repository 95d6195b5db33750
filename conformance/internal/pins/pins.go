// Package pins names the upstream packages this module works on, so that go.mod keeps them at the pinned
// versions and `go build ./...` proves that they compile with the pinned toolchain.
package pins

import (
	_ "golang.org/x/time/rate"
	_ "k8s.io/client-go/util/workqueue"
	_ "k8s.io/utils/clock"
	_ "k8s.io/utils/clock/testing"
)
