import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import { every, Limiter, type Reservation } from '../../src/index.ts'
import { settle } from '../support/settle.ts'
import { BubbleClock } from './bubble-clock.ts'
import { type BucketStep, bucketSchema, bucketStepSchema } from './bucket-scenario.ts'
import { Waits } from './bucket-waits.ts'
import { bits, nanos, observed } from './observation.ts'

/** Replays `bucket`, `bucket-seeded` and `wait-seeded`. */
export const bucketReplay: SuiteReplay = {
  async run(vector) {
    const player = new BucketPlayer(vector['config'])
    const observations: unknown[] = []
    for (const step of vector.steps) {
      observations.push(await player.play(bucketStepSchema.parse(step)))
    }
    return observations
  },
}

class BucketPlayer {
  readonly #clock = new BubbleClock()
  readonly #waits = new Waits(this.#clock)
  readonly #limiter: Limiter
  readonly #reservations: Reservation[] = []

  constructor(config: unknown) {
    const { limit, burst, float32 } = bucketSchema.parse(config)
    const narrowed = float32 ? Math.fround(limit) : limit
    this.#limiter = new Limiter(narrowed, burst, { clock: this.#clock })
  }

  async play(step: BucketStep): Promise<unknown> {
    const seen = await this.#call(step)
    // Only waits go on after the call.
    if (['wait', 'abort', 'cancel'].includes(step.op)) await settle()
    const silent = step.op === 'delayFrom' || step.op === 'every'
    const tokens = silent ? undefined : bits(this.#tokens(step))
    return observed({ ...seen, tokens, waits: this.#waits.ended() })
  }

  async #call(step: BucketStep): Promise<Record<string, unknown>> {
    const { op, t, r } = step
    switch (op) {
      case 'reserve':
        return this.#reserve(step)
      case 'delayFrom':
        return { delay: this.#delay(this.#reservation(r), t) }
      case 'allow':
        return { ok: this.#allow(step) }
      case 'cancel':
        this.#cancel(step)
        return {}
      case 'setLimit':
      case 'setBurst':
        return this.#change(step)
      case 'every':
        return { limit: bits(every(step.d)) }
      case 'wait':
        this.#waits.begin(this.#limiter, step)
        return {}
      case 'abort':
        this.#waits.abort(step.w)
        return {}
      case 'sleep':
        await this.#clock.pass(step.d)
        return {}
      case 'tokens':
        return {}
    }
  }

  #reserve({ t, n }: BucketStep): Record<string, unknown> {
    const limiter = this.#limiter
    const now = t ?? this.#clock.now()
    const asks = t === undefined && n === 1
    const reservation = asks ? limiter.reserve() : limiter.reserveN(now, n)
    this.#reservations.push(reservation)
    return { ok: reservation.ok(), delay: this.#delay(reservation, t) }
  }

  #delay(reservation: Reservation, t: number | undefined): string {
    return nanos(t === undefined ? reservation.delay() : reservation.delayFrom(t))
  }

  #allow({ t, n }: BucketStep): boolean {
    if (t === undefined && n === 1) return this.#limiter.allow()
    return this.#limiter.allowN(t ?? this.#clock.now(), n)
  }

  #cancel({ t, r }: BucketStep): void {
    if (t === undefined) this.#reservation(r).cancel()
    else this.#reservation(r).cancelAt(t)
  }

  #change({ op, t, limit, burst }: BucketStep): Record<string, unknown> {
    const limiter = this.#limiter
    if (op === 'setLimit' && t === undefined) limiter.setLimit(limit)
    else if (op === 'setLimit') limiter.setLimitAt(t ?? 0, limit)
    else if (t === undefined) limiter.setBurst(burst)
    else limiter.setBurstAt(t, burst)
    return { limit: bits(limiter.limit()), burst: limiter.burst() }
  }

  #tokens({ t }: BucketStep): number {
    return t === undefined ? this.#limiter.tokens() : this.#limiter.tokensAt(t)
  }

  #reservation(r: number): Reservation {
    const reservation = this.#reservations[r]
    if (!reservation) throw new Error(`there is no reservation ${r}`)
    return reservation
  }
}
