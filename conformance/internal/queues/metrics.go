package queues

import "k8s.io/client-go/util/workqueue"

// metric writes every call into the log.
type metric struct {
	log  *Log
	name string
	by   int
}

func (m metric) Inc()                  { m.log.call(m.by, m.name+".inc") }
func (m metric) Dec()                  { m.log.call(byWorker, m.name+".dec") }
func (m metric) Observe(value float64) { m.log.value(m.by, m.name+".observe", value) }
func (m metric) Set(value float64)     { m.log.value(m.by, m.name+".set", toNanos(value)) }

// provider is a workqueue.MetricsProvider that writes calls into the log.
type provider struct{ log *Log }

// queueName is what all queues are called that have a name.
const queueName = "q"

// metric makes a metric; one of a queue that is called something else says so.
func (p provider) metric(queue, name string, by int) metric {
	if queue != queueName {
		name = queue + "." + name
	}
	return metric{p.log, name, by}
}

func (p provider) NewDepthMetric(queue string) workqueue.GaugeMetric {
	return p.metric(queue, "depth", byProducer)
}

func (p provider) NewAddsMetric(queue string) workqueue.CounterMetric {
	return p.metric(queue, "adds", byProducer)
}

func (p provider) NewLatencyMetric(queue string) workqueue.HistogramMetric {
	return p.metric(queue, "latency", byWorker)
}

func (p provider) NewWorkDurationMetric(queue string) workqueue.HistogramMetric {
	return p.metric(queue, "work", byProducer)
}

func (p provider) NewUnfinishedWorkSecondsMetric(queue string) workqueue.SettableGaugeMetric {
	return p.metric(queue, "unfinished", byRefresh)
}

func (p provider) NewLongestRunningProcessorSecondsMetric(queue string) workqueue.SettableGaugeMetric {
	return p.metric(queue, "longest", byRefresh)
}

func (p provider) NewRetriesMetric(queue string) workqueue.CounterMetric {
	return p.metric(queue, "retries", byProducer)
}
