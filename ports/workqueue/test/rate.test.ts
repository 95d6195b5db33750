import { describe, expect, it } from 'vitest'
import { type Instant } from '../src/clock.ts'
import { type Duration, MAX_DURATION, MILLISECOND, SECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import {
  every,
  Inf,
  InfDuration,
  Limiter,
  type Reservation,
  type WaitOptions,
} from '../src/rate.ts'
import { BurstExceededError, DeadlineExceededError } from '../src/rate-errors.ts'

const d = 100 * MILLISECOND
const t0 = 1000 * SECOND
const at = (multiple: number): Instant => t0 + multiple * d
const [t1, t2, t3, t4, t5, t9] = [at(1), at(2), at(3), at(4), at(5), at(9)] as const

/** Time, tokens expected there, tokens asked for, whether they are granted. */
type Allow = [t: Instant, tokens: number, n: number, ok: boolean]

function runAllows(limiter: Limiter, allows: Allow[]): void {
  for (const [index, [t, tokens, n, ok]] of allows.entries()) {
    expect(limiter.tokensAt(t), `tokens at step ${index}`).toBe(tokens)
    expect(limiter.allowN(t, n), `allowN at step ${index}`).toBe(ok)
  }
}

/** Reserves `n` at `t` and expects to act at `act`; `undefined` means refused. */
function runReserve(
  limiter: Limiter,
  t: Instant,
  n: number,
  act: Instant | undefined,
): Reservation {
  const reservation = limiter.reserveN(t, n)
  expect(reservation.ok()).toBe(act !== undefined)
  if (act !== undefined) expect(reservation.delayFrom(t)).toBe(Math.max(0, act - t))
  return reservation
}

describe('Limit', () => {
  it('TestLimit: a finite limit is not Inf (T-1)', () => {
    expect(Inf).toBe(Number.MAX_VALUE)
    expect(new Limiter(10, 1).limit() === Inf).toBe(false)
  })

  it.each<[Duration, number]>([
    [0, Inf],
    [-1, Inf],
    [1, 1e9],
    [1_000, 1e6],
    [MILLISECOND, 1e3],
    [10 * MILLISECOND, 100],
    [100 * MILLISECOND, 10],
    [SECOND, 1],
    [2 * SECOND, 0.5],
    [2.5 * SECOND, 0.4],
    [4 * SECOND, 0.25],
    [10 * SECOND, 0.1],
    [MAX_DURATION, 1e9 / MAX_DURATION],
  ])('TestEvery: every(%d ns) (T-1)', (interval, limit) => {
    expect(every(interval) / limit).toBeCloseTo(1, 9)
  })
})

describe('Limiter.allowN', () => {
  it('TestLimiterBurst1 (T-4, T-6)', () => {
    runAllows(new Limiter(10, 1), [
      [t0, 1, 1, true],
      [t0, 0, 1, false],
      [t0, 0, 1, false],
      [t1, 1, 1, true],
      [t1, 0, 1, false],
      [t1, 0, 1, false],
      [t2, 1, 2, false],
      [t2, 1, 1, true],
      [t2, 0, 1, false],
    ])
  })

  it('TestLimiterBurst3 (T-4, T-6)', () => {
    runAllows(new Limiter(10, 3), [
      [t0, 3, 2, true],
      [t0, 1, 2, false],
      [t0, 1, 1, true],
      [t0, 0, 1, false],
      [t1, 1, 4, false],
      [t2, 2, 1, true],
      [t3, 2, 1, true],
      [t4, 2, 1, true],
      [t4, 1, 1, true],
      [t4, 0, 1, false],
      [t4, 0, 1, false],
      [t9, 3, 3, true],
      [t9, 0, 0, true],
    ])
  })

  it('TestLimiterJumpBackwards (T-10)', () => {
    runAllows(new Limiter(10, 3), [
      [t1, 3, 1, true],
      [t0, 2, 1, true],
      [t0, 1, 1, true],
      [t0, 0, 1, false],
      [t0, 0, 1, false],
      [t1, 1, 1, true],
      [t1, 0, 1, false],
      [t1, 0, 1, false],
      [t2, 1, 1, true],
      [t2, 0, 1, false],
      [t2, 0, 1, false],
    ])
  })

  it('TestLimiter_noTruncationErrors (T-2)', () => {
    expect(new Limiter(0.7692307692307693, 1, { clock: new FakeClock(t0) }).allow()).toBe(true)
  })

  it('TestSimultaneousRequests: exactly the burst gets through', () => {
    const limiter = new Limiter(1, 5, { clock: new FakeClock(t0) })
    const granted = Array.from({ length: 15 }, () => limiter.allow())
    expect(granted.filter((ok) => ok)).toHaveLength(5)
  })

  it('TestLongRunningQPS: five seconds at 500 requests/s yield the limit within 0.1 %', () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(100, 100, { clock })
    let granted = 0
    while (clock.now() < t0 + 5 * SECOND) {
      if (limiter.allowN(clock.now(), 1)) granted++
      clock.step(2 * MILLISECOND)
    }
    const ideal = 100 + 100 * 5
    expect(granted).toBeLessThanOrEqual(ideal + 1)
    expect(granted).toBeGreaterThanOrEqual(Math.trunc(0.999 * ideal))
  })
})

describe('Limiter.reserveN', () => {
  it('TestSimpleReserve (T-5)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 2, t2)
    runReserve(limiter, t3, 2, t4)
  })

  it('TestMix (T-5, T-6)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 3, undefined)
    runReserve(limiter, t0, 2, t0)
    runAllows(limiter, [[t1, 1, 2, false]])
    runReserve(limiter, t1, 2, t2)
    runAllows(limiter, [[t1, -1, 1, false]])
    runAllows(limiter, [[t3, 1, 1, true]])
  })

  it('TestReserveJumpBack (T-5, T-10)', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 2, { clock })
    runReserve(limiter, t1, 2, t1)
    runReserve(limiter, t0, 1, t1)
    runReserve(limiter, t2, 2, t3)
    runReserve(limiter, t0, 3, undefined)
    runReserve(limiter, t2, 1, t4)
    // The clock stands at t0: two tokens are six steps away, one is allowed.
    await expect(limiter.waitN(2, { deadline: t1 })).rejects.toThrow(DeadlineExceededError)
    runReserve(limiter, t2, 1, t5)
  })

  it('TestReserveSetLimit (T-12)', () => {
    const limiter = new Limiter(5, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 2, t4)
    limiter.setLimitAt(t2, 10)
    runReserve(limiter, t2, 1, t4)
  })

  it('TestReserveSetBurst (T-12)', () => {
    const limiter = new Limiter(5, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 2, t4)
    limiter.setBurstAt(t3, 4)
    runReserve(limiter, t0, 4, t9)
  })

  it('TestReserveMax (T-5): a wait that is too long changes nothing', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 2, { clock })
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 1, t1)
    await expect(limiter.waitN(1, { deadline: t1 })).rejects.toThrow(DeadlineExceededError)
    expect(limiter.tokensAt(t0)).toBe(-1)
  })

  it('T-5 leaves an infinite bucket as it was', () => {
    const limiter = new Limiter(Inf, 3)
    runReserve(limiter, t0, 100, t0)
    expect(limiter.tokensAt(t0)).toBe(3)
  })

  it('T-12 settles the tokens at the old values before it changes them', () => {
    const limiter = new Limiter(10, 4)
    runReserve(limiter, t0, 4, t0)
    limiter.setLimitAt(t2, 100)
    expect(limiter.tokensAt(t2)).toBe(2)
    limiter.setBurstAt(t2, 1)
    expect(limiter.tokensAt(t2)).toBe(1)
    expect([limiter.limit(), limiter.burst()]).toEqual([100, 1])
  })

  it('T-12 setLimit and setBurst take the time from the clock', () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 2, { clock })
    limiter.allowN(t0, 2)
    clock.step(d)
    limiter.setLimit(1000)
    limiter.setBurst(100)
    expect(limiter.tokens()).toBe(1)
  })
})

describe('Reservation.cancelAt', () => {
  it('TestCancelInvalid (T-9)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 3, undefined).cancelAt(t0)
    runReserve(limiter, t0, 2, t2)
  })

  it('TestCancelLast (T-9)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 2, t2).cancelAt(t1)
    runReserve(limiter, t1, 2, t2)
  })

  it('TestCancelTooLate (T-9)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    runReserve(limiter, t0, 2, t2).cancelAt(t3)
    runReserve(limiter, t3, 2, t4)
  })

  it('TestCancel0Tokens (T-9)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    const reservation = runReserve(limiter, t0, 1, t1)
    runReserve(limiter, t0, 1, t2)
    reservation.cancelAt(t0)
    runReserve(limiter, t0, 1, t3)
  })

  it('TestCancel1Token (T-9)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    const reservation = runReserve(limiter, t0, 2, t2)
    runReserve(limiter, t0, 1, t3)
    reservation.cancelAt(t2)
    runReserve(limiter, t2, 2, t4)
  })

  it('TestCancelMulti (T-9)', () => {
    const limiter = new Limiter(10, 4)
    runReserve(limiter, t0, 4, t0)
    const a = runReserve(limiter, t0, 3, t3)
    runReserve(limiter, t0, 1, t4)
    const c = runReserve(limiter, t0, 1, t5)
    c.cancelAt(t1)
    a.cancelAt(t1)
    runReserve(limiter, t1, 3, t5)
  })

  it('TestReserveJumpBackCancel (T-9, T-10)', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t1, 2, t1)
    const reservation = runReserve(limiter, t1, 2, t3)
    runReserve(limiter, t1, 1, t4)
    reservation.cancelAt(t0)
    runReserve(limiter, t1, 2, t4)
  })

  it('TestReserveSetLimitCancel (T-9, T-12)', () => {
    const limiter = new Limiter(5, 2)
    runReserve(limiter, t0, 2, t0)
    const reservation = runReserve(limiter, t0, 2, t4)
    limiter.setLimitAt(t2, 10)
    reservation.cancelAt(t2)
    runReserve(limiter, t2, 2, t3)
  })

  it('T-9 does nothing for an infinite limit or for no tokens', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    const nothing = runReserve(limiter, t0, 0, t0)
    const two = runReserve(limiter, t0, 2, t2)
    nothing.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-2)
    limiter.setLimitAt(t0, Inf)
    two.cancelAt(t0)
    limiter.setLimitAt(t0, 10)
    expect(limiter.tokensAt(t0)).toBe(-2)
  })

  it('T-9 returns nothing, and takes nothing, when more was reserved later', () => {
    const limiter = new Limiter(10, 2)
    runReserve(limiter, t0, 2, t0)
    const one = runReserve(limiter, t0, 1, t1)
    runReserve(limiter, t0, 2, t3)
    one.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-3)
  })

  it('T-9 counts what was reserved later at the limit of the reservation', () => {
    const limiter = new Limiter(5, 2)
    runReserve(limiter, t0, 2, t0)
    const two = runReserve(limiter, t0, 2, t4)
    runReserve(limiter, t0, 1, at(6))
    limiter.setLimitAt(t0, 10)
    two.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-2)
  })

  it('T-9 leaves the last event alone unless this was it', () => {
    const limiter = new Limiter(10, 5)
    runReserve(limiter, t0, 5, t0)
    const five = runReserve(limiter, t0, 5, t5)
    const one = runReserve(limiter, t0, 1, at(6))
    runReserve(limiter, t0, 1, at(7))
    five.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-4)
    one.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-4)
  })

  it('T-9 moves the last event back to one that is not past, and to no other', () => {
    const tokensAfter = (cancelled: Instant): number => {
      const limiter = new Limiter(10, 2)
      runReserve(limiter, t0, 2, t0)
      const first = runReserve(limiter, t0, 1, t1)
      runReserve(limiter, t0, 1, t2).cancelAt(cancelled)
      first.cancelAt(t1)
      return limiter.tokensAt(t1)
    }
    expect(tokensAfter(t1)).toBe(1)
    expect(tokensAfter(t1 + d / 2)).toBe(0.5)
  })

  it('T-9 cancel takes the time from the clock', () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 1, { clock })
    limiter.reserve()
    const reservation = limiter.reserve()
    clock.step(d / 2)
    expect(reservation.delay()).toBe(d / 2)
    reservation.cancel()
    expect(limiter.tokens()).toBe(0.5)
  })
})

describe('Reservation.delayFrom', () => {
  it('T-7 is Inf when refused, and never negative', () => {
    const limiter = new Limiter(10, 1)
    expect(limiter.reserveN(t0, 2).delayFrom(t0)).toBe(InfDuration)
    limiter.reserveN(t0, 1)
    const later = limiter.reserveN(t0, 1)
    expect(later.delayFrom(t0)).toBe(d)
    expect(later.delayFrom(t1)).toBe(0)
    expect(later.delayFrom(t9)).toBe(0)
  })
})

/** How a wait ended and how much fake time it took. */
interface Waited {
  readonly took: Duration
  readonly error: unknown
}

/** Waits; whenever the limiter is blocked, moves the clock to its timer. */
async function runWait(
  clock: FakeClock,
  limiter: Limiter,
  n: number,
  options: WaitOptions = {},
): Promise<Waited> {
  const start = clock.now()
  const outcome: { done?: true; error?: unknown } = {}
  void limiter.waitN(n, options).then(
    () => (outcome.done = true),
    (error: unknown) => {
      outcome.done = true
      outcome.error = error
    },
  )
  for (let step = 0; step < 100; step++) {
    await Promise.resolve()
    await Promise.resolve()
    if (outcome.done) return { took: clock.now() - start, error: outcome.error }
    if (clock.hasWaiters()) clock.step(d / 2)
  }
  throw new Error('still waiting after 5 s')
}

describe('Limiter.waitN', () => {
  it('TestWaitSimple (T-8)', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 3, { clock })
    const cancelled = AbortSignal.abort(new Error('cancelled'))
    const early = await runWait(clock, limiter, 1, { signal: cancelled })
    expect(early).toEqual({ took: 0, error: cancelled.reason as unknown })
    expect((await runWait(clock, limiter, 4)).error).toBeInstanceOf(BurstExceededError)
    expect(await runWait(clock, limiter, 2)).toEqual({ took: 0, error: undefined })
    expect(await runWait(clock, limiter, 3)).toEqual({ took: 2 * d, error: undefined })
  })

  it('TestWaitCancel (T-8): the tokens of a cancelled wait go back', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 3, { clock })
    const controller = new AbortController()
    const { signal } = controller
    expect(await runWait(clock, limiter, 2, { signal })).toEqual({ took: 0, error: undefined })
    clock.newTimer(d, () => {
      controller.abort('enough')
    })
    expect(await runWait(clock, limiter, 3, { signal })).toEqual({ took: d, error: 'enough' })
    expect(limiter.tokens()).toBe(2)
    expect(clock.waiters()).toBe(0)
    expect(await runWait(clock, limiter, 2)).toEqual({ took: 0, error: undefined })
  })

  it('TestWaitTimeout (T-8)', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 3, { clock })
    const options = { deadline: t0 + d }
    expect(await runWait(clock, limiter, 2, options)).toEqual({ took: 0, error: undefined })
    const late = await runWait(clock, limiter, 3, options)
    expect(late.took).toBe(0)
    expect(late.error).toBeInstanceOf(DeadlineExceededError)
  })

  it('TestWaitInf (T-8): an infinite limit ignores the burst', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(Inf, 0, { clock })
    expect(await runWait(clock, limiter, 3)).toEqual({ took: 0, error: undefined })
  })

  it('T-8 says in its errors which rule was broken', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 3, { clock })
    await expect(limiter.waitN(4)).rejects.toThrow("exceeds limiter's burst 3")
    limiter.allowN(t0, 3)
    await expect(limiter.wait({ deadline: t0 })).rejects.toThrow('would exceed context deadline')
  })

  it('T-8 refuses a deadline that has come, even where nothing need be waited for', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 3, { clock })
    await expect(limiter.wait({ deadline: t0 })).rejects.toThrow(DeadlineExceededError)
    await expect(limiter.wait({ deadline: t0 - d })).rejects.toThrow(DeadlineExceededError)
    expect(limiter.tokens()).toBe(3)
    const unlimited = new Limiter(Inf, 0, { clock })
    await expect(unlimited.wait({ deadline: t0 - d })).rejects.toThrow(DeadlineExceededError)
  })

  it('T-8 leaves no listener behind on the signal', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(10, 1, { clock })
    const listeners = new Set<unknown>()
    const signal = {
      aborted: false,
      reason: undefined,
      throwIfAborted: () => undefined,
      addEventListener: (_: string, listener: unknown) => void listeners.add(listener),
      removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener),
    }
    await runWait(clock, limiter, 1, { signal })
    await runWait(clock, limiter, 1, { signal })
    expect(listeners.size).toBe(0)
    const blocked = limiter.wait({ signal })
    await Promise.resolve()
    const [abort] = listeners
    ;(abort as () => void)()
    await expect(blocked).rejects.toBeUndefined()
    expect(listeners.size).toBe(0)
  })
})

describe('limits at the edge', () => {
  it('TestZeroLimit (T-11)', () => {
    const limiter = new Limiter(0, 1, { clock: new FakeClock(t0) })
    expect([limiter.allow(), limiter.allow()]).toEqual([true, false])
  })

  it('TestSetAfterZeroLimit (T-11, T-12)', async () => {
    const clock = new FakeClock(t0)
    const limiter = new Limiter(0, 1, { clock })
    expect([limiter.allow(), limiter.allow()]).toEqual([true, false])
    limiter.setLimit(10)
    expect(await runWait(clock, limiter, 1)).toEqual({ took: d, error: undefined })
  })

  it('TestTinyLimit (T-3)', () => {
    const limiter = new Limiter(1e-10, 1, { clock: new FakeClock(t0) })
    expect([limiter.allow(), limiter.allow()]).toEqual([true, false])
  })

  it('T-3 caps a wait beyond int64 at Inf', () => {
    const limiter = new Limiter(1e-10, 1)
    // A number has no room for 2⁶³ and another 1000 ns.
    const odd = t0 + 1000
    limiter.reserveN(odd, 1)
    const parked = limiter.reserveN(odd, 1)
    expect([parked.ok(), parked.delayFrom(odd)]).toEqual([true, InfDuration])
  })

  it('T-2 converts seconds and the rest apart, to the last bit of Go', () => {
    const limiter = new Limiter(1, 10)
    limiter.reserveN(0, 10)
    expect(limiter.tokensAt(1_193_406_423)).toBe(1.1934064229999999)
    expect(1_193_406_423 / 1e9).not.toBe(1.1934064229999999)
  })

  it('T-2 T-3 takes a limit below 0 for 0', () => {
    const limiter = new Limiter(-1, 1)
    expect(limiter.reserveN(t0, 1).delayFrom(t0)).toBe(0)
    expect(limiter.tokensAt(t9)).toBe(0)
    expect(limiter.reserveN(t9, 1).delayFrom(t9)).toBe(InfDuration)
  })

  it('T-11 L-07t grants the burst of a zero limit once, then Inf', () => {
    const limiter = new Limiter(0, 1)
    expect(limiter.reserveN(0, 1).delayFrom(0)).toBe(0)
    expect(limiter.reserveN(0, 1).delayFrom(0)).toBe(InfDuration)
  })

  it('L-07t refuses with no burst, and grants an infinite limit at once', () => {
    const refused = new Limiter(10, 0).reserveN(0, 1)
    expect([refused.ok(), refused.delayFrom(0)]).toEqual([false, InfDuration])
    expect(new Limiter(Inf, 0).reserveN(0, 1).delayFrom(0)).toBe(0)
  })
})

describe('measured upstream', () => {
  it('L-06t T-10 bucket of 10/s and burst 100 after 97 calls', () => {
    const limiter = new Limiter(10, 100)
    const wait = (t: Instant): Duration => limiter.reserveN(t, 1).delayFrom(t)
    for (let call = 1; call < 98; call++) expect(wait(t0)).toBe(0)
    const waits = Array.from({ length: 7 }, () => wait(t0) / MILLISECOND)
    expect(waits).toEqual([0, 0, 0, 100, 200, 300, 400])
    expect(limiter.reserveN(t0, 1).delayFrom(t0)).toBe(500 * MILLISECOND)
    const later = t0 + 250 * MILLISECOND
    expect(wait(later)).toBe(350 * MILLISECOND)
    expect(limiter.tokensAt(later)).toBe(-3.5)
    const earlier = t0 - SECOND
    expect(wait(earlier)).toBe(450 * MILLISECOND)
    expect(limiter.tokensAt(earlier)).toBe(-4.5)
  })

  it('L-08t T-2 T-3 3/s and burst 1 to the nanosecond', () => {
    const limiter = new Limiter(3, 1)
    const waits = Array.from({ length: 8 }, () => limiter.reserveN(0, 1).delayFrom(0))
    expect(waits).toEqual([
      0, 333333333, 666666666, 1000000000, 1333333333, 1666666666, 2000000000, 2333333333,
    ])
  })

  it('L-08t T-13 a rate that went through float32 keeps its error', () => {
    const limiter = new Limiter(Math.fround(0.1), 1)
    const waits = Array.from({ length: 4 }, () => limiter.reserveN(0, 1).delayFrom(0))
    expect(waits).toEqual([0, 9999999850, 19999999701, 29999999552])
  })

  it('L-09t T-9 cancelling the second reservation returns nothing, the third one token', () => {
    const limiter = new Limiter(10, 1)
    limiter.reserveN(t0, 1)
    const second = limiter.reserveN(t0, 1)
    const third = limiter.reserveN(t0, 1)
    expect(limiter.tokensAt(t0)).toBe(-2)
    second.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-2)
    third.cancelAt(t0)
    expect(limiter.tokensAt(t0)).toBe(-1)
  })
})
