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

func (p provider) NewDepthMetric(string) workqueue.GaugeMetric {
	return metric{p.log, "depth", byProducer}
}

func (p provider) NewAddsMetric(string) workqueue.CounterMetric {
	return metric{p.log, "adds", byProducer}
}

func (p provider) NewLatencyMetric(string) workqueue.HistogramMetric {
	return metric{p.log, "latency", byWorker}
}

func (p provider) NewWorkDurationMetric(string) workqueue.HistogramMetric {
	return metric{p.log, "work", byProducer}
}

func (p provider) NewUnfinishedWorkSecondsMetric(string) workqueue.SettableGaugeMetric {
	return metric{p.log, "unfinished", byRefresh}
}

func (p provider) NewLongestRunningProcessorSecondsMetric(string) workqueue.SettableGaugeMetric {
	return metric{p.log, "longest", byRefresh}
}

func (p provider) NewRetriesMetric(string) workqueue.CounterMetric {
	return metric{p.log, "retries", byProducer}
}
