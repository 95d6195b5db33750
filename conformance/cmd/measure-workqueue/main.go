// Command measure-workqueue prints what client-go's work queues cost here and now: nanoseconds per operation of
// three workloads, and bytes per queued item. tools/bench runs it next to its twin for the port,
// tools/bench/src/queue-costs.ts, which does the same work in the same order.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"sync/atomic"
	"time"

	"k8s.io/client-go/util/workqueue"
	clocktesting "k8s.io/utils/clock/testing"
)

// The sizes are those of the twin.
const (
	rounds         = 15
	cycles         = 400_000
	backlog        = 1_000
	delayed        = 50_000
	pieces         = 100_000
	workers        = 16
	queued         = 500_000
	nanosPerSecond = 1_000_000_000
)

func main() {
	costs := map[string]float64{
		"cycle":           leastOf(cycles, cycle),
		"backlog":         leastOf(cycles, throughBacklog),
		"addAfter":        leastOf(delayed, addAfter),
		"parallelize":     leastOf(pieces, func() { parallelize(1) }),
		"parallelize-100": leastOf(pieces, func() { parallelize(100) }),
		"bytes":           bytesPerItem(),
	}
	if err := json.NewEncoder(os.Stdout).Encode(costs); err != nil {
		fmt.Fprintln(os.Stderr, "measure-workqueue:", err)
		os.Exit(1)
	}
}

// leastOf gives the nanoseconds per operation of the fastest round: whatever else the machine does can only add.
func leastOf(operations int, work func()) float64 {
	least := time.Duration(1<<63 - 1)
	for range rounds {
		start := time.Now()
		work()
		least = min(least, time.Since(start))
	}
	return float64(least.Nanoseconds()) / float64(operations)
}

var keys = makeKeys(queued)

func makeKeys(count int) []string {
	made := make([]string, count)
	for i := range made {
		made[i] = fmt.Sprintf("namespace/name-%d", i)
	}
	return made
}

// cycle adds, takes and finishes one item after the other, a hundred keys in turn, as upstream's BenchmarkQueue.
func cycle() {
	q := workqueue.NewTypedWithConfig(workqueue.TypedQueueConfig[string]{})
	for i := range cycles {
		q.Add(keys[i%100])
		key, _ := q.Get()
		q.Done(key)
	}
	q.ShutDown()
}

// throughBacklog does the same with a thousand items waiting, added and taken in batches.
func throughBacklog() {
	q := workqueue.NewTypedWithConfig(workqueue.TypedQueueConfig[string]{})
	for range cycles / backlog {
		for i := range backlog {
			q.Add(keys[i])
		}
		for range backlog {
			key, _ := q.Get()
			q.Done(key)
		}
	}
	q.ShutDown()
}

// addAfter hands over items with scattered delays, lets all of them come due and takes them, as upstream's
// BenchmarkDelayingQueue_AddAfter.
func addAfter() {
	clock := clocktesting.NewFakeClock(time.Unix(0, 0))
	q := workqueue.NewTypedDelayingQueueWithConfig(workqueue.TypedDelayingQueueConfig[string]{Clock: clock})
	random := uint32(1)
	for i := range delayed {
		random = random*1664525 + 1013904223
		q.AddAfter(keys[i], time.Duration(random%600+1)*nanosPerSecond)
	}
	clock.Step(11 * time.Minute)
	for range delayed {
		q.Get()
	}
	q.ShutDown()
}

var done atomic.Int64

// parallelize spreads pieces that do next to nothing, so that the spreading is what costs.
func parallelize(chunk int) {
	workqueue.ParallelizeUntil(context.Background(), workers, pieces, func(int) { done.Add(1) }, workqueue.WithChunkSize(chunk))
}

// bytesPerItem is what the heap grows by when items are queued, without the keys, which exist before.
func bytesPerItem() float64 {
	before := heap()
	q := workqueue.NewTypedWithConfig(workqueue.TypedQueueConfig[string]{})
	for _, key := range keys {
		q.Add(key)
	}
	after := heap()
	runtime.KeepAlive(q)
	return float64(after-before) / queued
}

func heap() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
