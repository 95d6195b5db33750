package main

import "annotated-k8s.dev/conformance/internal/suite"

// workqueueSuites are the suites of ports/workqueue, in the order in which they are recorded.
func workqueueSuites() []suite.Suite {
	return []suite.Suite{}
}
