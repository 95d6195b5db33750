package bucket

import (
	"math"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"annotated-k8s.dev/conformance/internal/suite"
	"golang.org/x/time/rate"
)

// Suite is the authored scenarios.
type Suite struct{}

// Name is the suite's.
func (Suite) Name() string { return "bucket" }

// Run plays with the bucket of the scenario's config.
func (Suite) Run(t *testing.T, scenario suite.Scenario, _ int) ([]any, error) {
	return suite.Bubble(t, func() ([]any, error) {
		var spec Spec
		if err := suite.Strict(scenario.Config, &spec); err != nil {
			return nil, err
		}
		player := newPlayer(spec)
		// No goroutine may be left when the bubble ends.
		defer player.waits.abortAll()
		return suite.Play(scenario, func(step Step) (any, error) { return player.play(step) })
	})
}

type player struct {
	start        time.Time
	limiter      *rate.Limiter
	reservations []*rate.Reservation
	waits        waits
}

func newPlayer(spec Spec) *player {
	limit := rate.Limit(spec.Limit)
	if spec.Float32 {
		limit = rate.Limit(float32(spec.Limit))
	}
	start := time.Now()
	return &player{start: start, limiter: rate.NewLimiter(limit, spec.Burst), waits: waits{start: start}}
}

func (p *player) play(step Step) (Observation, error) {
	var seen Observation
	switch step.Op {
	case "reserve":
		reservation := p.reserve(step)
		p.reservations = append(p.reservations, reservation)
		seen.OK = new(reservation.OK())
		seen.Delay = new(p.delay(reservation, step))
	case "delayFrom":
		seen.Delay = new(p.delay(p.reservations[step.R], step))
	case "allow":
		seen.OK = new(p.allow(step))
	case "cancel":
		p.cancel(p.reservations[step.R], step)
	case "setLimit", "setBurst":
		p.change(step)
		seen.Limit = bits(float64(p.limiter.Limit()))
		seen.Burst = new(p.limiter.Burst())
	case "every":
		seen.Limit = bits(float64(rate.Every(step.D)))
	case "wait":
		p.waits.begin(p.limiter, step)
	case "abort":
		p.waits.abort(step.W)
	case "sleep":
		time.Sleep(step.D)
	case "tokens":
	default:
		return seen, suite.UnknownOp(step.Op, "reserve", "delayFrom", "allow", "cancel", "setLimit", "setBurst",
			"every", "wait", "abort", "sleep", "tokens")
	}
	synctest.Wait()
	seen.Waits = p.waits.ended()
	if step.Op != "delayFrom" && step.Op != "every" {
		seen.Tokens = bits(p.tokens(step))
	}
	return seen, nil
}

func (p *player) at(step Step) time.Time {
	return p.start.Add(*step.T)
}

func (p *player) reserve(step Step) *rate.Reservation {
	switch {
	case step.T != nil:
		return p.limiter.ReserveN(p.at(step), step.N)
	case step.N == 1:
		return p.limiter.Reserve()
	}
	return p.limiter.ReserveN(time.Now(), step.N)
}

func (p *player) delay(reservation *rate.Reservation, step Step) time.Duration {
	if step.T == nil {
		return reservation.Delay()
	}
	return reservation.DelayFrom(p.at(step))
}

func (p *player) allow(step Step) bool {
	switch {
	case step.T != nil:
		return p.limiter.AllowN(p.at(step), step.N)
	case step.N == 1:
		return p.limiter.Allow()
	}
	return p.limiter.AllowN(time.Now(), step.N)
}

func (p *player) cancel(reservation *rate.Reservation, step Step) {
	if step.T == nil {
		reservation.Cancel()
	} else {
		reservation.CancelAt(p.at(step))
	}
}

func (p *player) change(step Step) {
	limit := rate.Limit(step.Limit)
	switch {
	case step.Op == "setLimit" && step.T == nil:
		p.limiter.SetLimit(limit)
	case step.Op == "setLimit":
		p.limiter.SetLimitAt(p.at(step), limit)
	case step.T == nil:
		p.limiter.SetBurst(step.Burst)
	default:
		p.limiter.SetBurstAt(p.at(step), step.Burst)
	}
}

func (p *player) tokens(step Step) float64 {
	if step.T == nil {
		return p.limiter.Tokens()
	}
	return p.limiter.TokensAt(p.at(step))
}

func bits(value float64) string {
	return strconv.FormatUint(math.Float64bits(value), 16)
}
