package main

import "annotated-k8s.dev/conformance/internal/upstream"

// portSources are the packages of each port.
var portSources = map[string]func() []upstream.Source{
	"workqueue": workqueueSources,
}

// workqueueSources are the packages that ports/workqueue takes after. Versions are go.mod's; commits are the
// ones the version tags point at.
func workqueueSources() []upstream.Source {
	return []upstream.Source{
		{
			ID:         "workqueue",
			Module:     "k8s.io/client-go",
			Repository: "https://github.com/kubernetes/client-go",
			Commit:     "44a8af2fee834a8fc3523360e029cf7ea7104622",
			Path:       "util/workqueue",
			Unexported: []string{
				"queue", "queue.Touch", "queue.Push", "queue.Len", "queue.Pop",
				"newQueueWithConfig", "newQueue", "defaultUnfinishedWorkUpdatePeriod",
				"Typed.updateUnfinishedWork", "Typed.updateUnfinishedWorkLoop",
				"newDelayingQueue", "delayingType", "delayingType.ShutDown", "delayingType.AddAfter",
				"delayingType.waitingLoop", "maxWait", "insert", "waitFor",
				"waitForPriorityQueue", "waitForPriorityQueue.Len", "waitForPriorityQueue.Less",
				"waitForPriorityQueue.Swap", "waitForPriorityQueue.Push", "waitForPriorityQueue.Pop",
				"waitForPriorityQueue.Peek",
				"rateLimitingType", "rateLimitingType.AddRateLimited", "rateLimitingType.NumRequeues",
				"rateLimitingType.Forget",
				"queueMetrics", "defaultQueueMetrics", "defaultQueueMetrics.add", "defaultQueueMetrics.get",
				"defaultQueueMetrics.done", "defaultQueueMetrics.updateUnfinishedWork",
				"defaultQueueMetrics.sinceInSeconds", "noMetrics", "retryMetrics", "defaultRetryMetrics",
				"defaultRetryMetrics.retry", "noopMetricsProvider", "globalMetricsProvider",
				"newQueueMetrics", "newRetryMetrics",
				"options", "ceilDiv",
			},
		},
		{
			ID:         "rate",
			Module:     "golang.org/x/time",
			Repository: "https://github.com/golang/time",
			Commit:     "2b4e43900c03fd6b77109b7b2b6d77583f48bc1c",
			Path:       "rate",
			Unexported: []string{
				"Limiter.wait", "Limiter.reserveN", "Limiter.advance",
				"Limit.durationFromTokens", "Limit.tokensFromDuration",
			},
		},
		{
			ID:         "clock",
			Module:     "k8s.io/utils",
			Repository: "https://github.com/kubernetes/utils",
			Commit:     "b8788abfbbc2",
			Path:       "clock",
			Unexported: []string{
				"fakeClockWaiter", "FakeClock.setTimeLocked", "fakeTimer", "fakeTimer.C", "fakeTimer.Stop",
				"fakeTimer.Reset", "fakeTicker", "fakeTicker.C", "fakeTicker.Stop",
			},
		},
	}
}
