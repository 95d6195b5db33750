import { describe, expect, it } from 'vitest'
import { type Instant } from '../src/clock.ts'
import { HOUR, MILLISECOND, SECOND } from '../src/duration.ts'
import { FakeClock, FakePassiveClock, SimpleIntervalClock } from '../src/fake-clock.ts'
import { settle } from './support/settle.ts'
import { watch } from './support/watch.ts'

const MS = MILLISECOND

/** Remembers the instants it was called with. */
function recorder() {
  const at: Instant[] = []
  return { at, fire: (instant: Instant) => void at.push(instant) }
}

describe('FakeClock', () => {
  it('C-1 moves by steps, and may be set back without calling anybody', () => {
    const clock = new FakeClock(100)
    const timer = recorder()
    clock.newTimer(50, timer.fire)
    clock.step(20)
    expect(clock.now()).toBe(120)
    clock.setTime(10)
    expect([clock.now(), clock.since(30), timer.at]).toEqual([10, -20, []])
    clock.setTime(149)
    expect(timer.at).toEqual([])
    clock.setTime(150)
    expect(timer.at).toEqual([150])
  })

  it('C-2 tells the new time, not the time that was asked for', () => {
    const clock = new FakeClock()
    const timer = recorder()
    clock.newTimer(1 * SECOND, timer.fire)
    clock.step(5 * SECOND)
    expect(timer.at).toEqual([5 * SECOND])
  })

  it('C-2 calls whom it owes a call in the order in which they asked', () => {
    const clock = new FakeClock()
    const calls: string[] = []
    clock.newTimer(3, () => calls.push('3'))
    clock.newTicker(1, () => calls.push('ticker'))
    clock.newTimer(2, () => calls.push('2'))
    clock.step(5)
    expect(calls).toEqual(['3', 'ticker', '2'])
  })

  it('C-3 ticks once in a step and keeps the rhythm', () => {
    const clock = new FakeClock()
    const ticker = recorder()
    clock.newTicker(1 * SECOND, ticker.fire)
    clock.step(3.5 * SECOND)
    expect(ticker.at).toEqual([3.5 * SECOND])
    clock.step(499 * MS)
    expect(ticker.at).toHaveLength(1)
    clock.step(1 * MS)
    expect(ticker.at).toEqual([3.5 * SECOND, 4 * SECOND])
  })

  it.each([0, -1])('C-4 waits for the next step with a timer of %i', (d) => {
    const clock = new FakeClock()
    const timer = recorder()
    clock.newTimer(d, timer.fire)
    expect([timer.at, clock.waiters()]).toEqual([[], 1])
    clock.step(0)
    expect([timer.at, clock.waiters()]).toEqual([[0], 0])
  })

  it('C-5 tells from stop and reset whether the timer was still to fire', () => {
    const clock = new FakeClock()
    const timer = clock.newTimer(1 * SECOND, () => undefined)
    expect([timer.reset(2 * SECOND), timer.stop(), timer.stop()]).toEqual([true, true, false])
    expect(timer.reset(1 * SECOND)).toBe(false)
    clock.step(1 * SECOND)
    expect([timer.stop(), timer.reset(1 * SECOND)]).toEqual([false, false])
  })

  it('C-6 cannot stop a ticker: it stays on the clock and ticks', () => {
    const clock = new FakeClock()
    const ticks = recorder()
    const ticker = clock.newTicker(1 * SECOND, ticks.fire)
    ticker.stop()
    clock.step(1 * SECOND)
    expect([clock.waiters(), ticks.at]).toEqual([1, [1 * SECOND]])
  })

  it('C-7 counts what waits for it', () => {
    const clock = new FakeClock()
    expect([clock.hasWaiters(), clock.waiters()]).toEqual([false, 0])
    void clock.after(1)
    clock.newTimer(2, () => undefined)
    clock.newTicker(3, () => undefined)
    clock.tick(4, () => undefined)
    expect([clock.hasWaiters(), clock.waiters()]).toEqual([true, 4])
    clock.step(2)
    expect(clock.waiters()).toBe(2)
  })

  it('C-8 may be used by whom it calls, in the middle of a step', () => {
    const clock = new FakeClock()
    const calls: string[] = []
    clock.newTimer(1, () => {
      calls.push(`first at ${clock.now()}`)
      late.stop()
      clock.newTimer(0, () => calls.push('started meanwhile'))
    })
    const late = clock.newTimer(2, () => calls.push('stopped meanwhile'))
    clock.step(5)
    expect(calls).toEqual(['first at 5'])
    clock.step(0)
    expect(calls).toEqual(['first at 5', 'started meanwhile'])
  })

  it('C-8 lets a timer start itself again from within its call', () => {
    const clock = new FakeClock()
    const at: Instant[] = []
    const timer = clock.newTimer(1, (instant) => {
      at.push(instant)
      timer.reset(2)
    })
    clock.step(1)
    clock.step(1)
    clock.step(1)
    expect([at, clock.waiters()]).toEqual([[1, 3], 1])
  })

  it('C-9 moves on when somebody sleeps', async () => {
    const clock = new FakeClock()
    const timer = recorder()
    clock.newTimer(1 * SECOND, timer.fire)
    await clock.sleep(2 * SECOND)
    expect([clock.now(), timer.at]).toEqual([2 * SECOND, [2 * SECOND]])
  })

  it('C-10 lets a timer fire again, whatever became of the first time', () => {
    const clock = new FakeClock()
    const times = recorder()
    const timer = clock.newTimer(1, times.fire)
    clock.step(1)
    timer.reset(1)
    clock.step(1)
    expect(times.at).toEqual([1, 2])
  })

  it('C-01t behaves as recorded from upstream', () => {
    const clock = new FakeClock()
    const timer = recorder()
    clock.newTimer(0, timer.fire)
    expect(timer.at).toEqual([])
    clock.step(0)
    expect(timer.at).toEqual([0])
    const ticks = recorder()
    const ticker = clock.newTicker(1 * SECOND, ticks.fire)
    const seen: number[] = []
    for (const d of [3500 * MS, 499 * MS, 1 * MS]) {
      clock.step(d)
      seen.push(ticks.at.length)
    }
    expect(seen).toEqual([1, 1, 2])
    expect(ticks.at).toEqual([3.5 * SECOND, 4 * SECOND])
    ticker.stop()
    expect(clock.waiters()).toBe(1)
  })
})

function exercisePassiveClock(clock: FakePassiveClock): void {
  clock.setTime(5 * HOUR)
  expect([clock.now(), clock.since(5 * HOUR)]).toEqual([5 * HOUR, 0])
  clock.setTime(6 * HOUR)
  expect([clock.now(), clock.since(5 * HOUR)]).toEqual([6 * HOUR, HOUR])
}

describe('TestFakePassiveClock', () => {
  it('C-1 shows the time it is set to', () => {
    exercisePassiveClock(new FakePassiveClock(3))
  })
})

describe('TestFakeClock', () => {
  it('C-1 shows the time it is set and stepped to', () => {
    const clock = new FakeClock(3)
    exercisePassiveClock(clock)
    clock.setTime(3)
    clock.step(SECOND)
    expect(clock.now()).toBe(3 + SECOND)
  })
})

describe('TestFakeClockSleep', () => {
  it('C-9 steps by the time slept', async () => {
    const clock = new FakeClock(7)
    await clock.sleep(HOUR)
    expect(clock.now()).toBe(7 + HOUR)
  })
})

describe('TestFakeAfter', () => {
  it('C-2 resolves at the exact time, once', async () => {
    const clock = new FakeClock()
    const afters = [SECOND, SECOND + MS, 2 * SECOND].map((d) => watch(clock.after(d)))
    const outcomes = async (d: number) => {
      clock.step(d)
      await settle()
      return afters.map((after) => after.outcome)
    }
    expect(await outcomes(999 * MS)).toEqual(['blocked', 'blocked', 'blocked'])
    expect(await outcomes(1 * MS)).toEqual([SECOND, 'blocked', 'blocked'])
    expect(await outcomes(1 * MS)).toEqual([SECOND, SECOND + MS, 'blocked'])
    expect(clock.waiters()).toBe(1)
  })
})

describe('TestFakeAfterFunc', () => {
  it('C-8 calls within the step that reaches the time, and not when stopped', () => {
    const clock = new FakeClock()
    const [first, second, third] = [recorder(), recorder(), recorder()]
    clock.newTimer(SECOND, first.fire)
    clock.newTimer(SECOND + MS, second.fire)
    const stopped = clock.newTimer(2 * SECOND, third.fire)
    const counts = () => [first, second, third].map(({ at }) => at.length)
    clock.step(999 * MS)
    expect(counts()).toEqual([0, 0, 0])
    clock.step(1 * MS)
    expect(counts()).toEqual([1, 0, 0])
    clock.step(1 * MS)
    expect(counts()).toEqual([1, 1, 0])
    stopped.stop()
    clock.step(SECOND)
    expect(counts()).toEqual([1, 1, 0])
  })
})

describe('TestFakeTick', () => {
  it('C-3 ticks at the exact time, and once in every step that passes a tick', () => {
    const clock = new FakeClock()
    const tickers = [SECOND, SECOND + MS, 2 * SECOND].map((d) => {
      const ticks = recorder()
      clock.tick(d, ticks.fire)
      return ticks
    })
    const counts = (d: number) => {
      clock.step(d)
      return tickers.map(({ at }) => at.length)
    }
    expect(counts(999 * MS)).toEqual([0, 0, 0])
    expect(counts(1 * MS)).toEqual([1, 0, 0])
    expect(counts(1 * MS)).toEqual([1, 1, 0])
    expect(counts(4 * SECOND)).toEqual([2, 2, 1])
  })
})

describe('TestFakeStop', () => {
  it('C-5 C-7 takes a stopped timer off the clock', () => {
    const clock = new FakeClock()
    const timer = clock.newTimer(SECOND, () => undefined)
    expect(clock.hasWaiters()).toBe(true)
    expect(timer.stop()).toBe(true)
    expect(clock.hasWaiters()).toBe(false)
    expect(timer.stop()).toBe(false)
  })
})

describe('TestFakeStopDrain', () => {
  it('C-5 fires once, is stopped too late, and fires again after reset', () => {
    const clock = new FakeClock()
    const times = recorder()
    const timer = clock.newTimer(SECOND, times.fire)
    clock.step(SECOND)
    expect([timer.stop(), times.at]).toEqual([false, [SECOND]])
    expect(timer.reset(SECOND)).toBe(false)
    expect([clock.hasWaiters(), times.at.length]).toEqual([true, 1])
    clock.step(SECOND)
    expect(times.at).toEqual([SECOND, 2 * SECOND])
  })
})

describe('TestFakeReset', () => {
  it('C-5 moves an active timer', () => {
    const clock = new FakeClock()
    const times = recorder()
    const timer = clock.newTimer(SECOND, times.fire)
    clock.step(999 * MS)
    expect(timer.reset(SECOND)).toBe(true)
    clock.step(MS)
    expect([clock.waiters(), times.at]).toEqual([1, []])
    clock.step(999 * MS)
    expect([clock.waiters(), times.at]).toEqual([0, [1999 * MS]])
  })

  it('C-5 starts an expired timer again', () => {
    const clock = new FakeClock()
    const times = recorder()
    const timer = clock.newTimer(SECOND, times.fire)
    clock.step(SECOND)
    expect([timer.reset(SECOND), clock.waiters()]).toEqual([false, 1])
    clock.step(SECOND)
    expect(times.at).toEqual([SECOND, 2 * SECOND])
  })

  it('C-5 starts a stopped timer again', () => {
    const clock = new FakeClock()
    const times = recorder()
    const timer = clock.newTimer(SECOND, times.fire)
    timer.stop()
    expect([timer.reset(SECOND), clock.waiters()]).toEqual([false, 1])
    clock.step(SECOND)
    expect(times.at).toEqual([SECOND])
  })
})

describe('TestTimerNegative', () => {
  it('C-4 fires at the next step with the time of that step', () => {
    const clock = new FakeClock(50)
    const times = recorder()
    clock.newTimer(-1 * SECOND, times.fire)
    expect(clock.hasWaiters()).toBe(true)
    clock.step(0)
    expect(times.at).toEqual([clock.now()])
  })
})

describe('TestTickNegative', () => {
  it.each([-1 * SECOND, 0])('C-3 does not tick every %i', (d) => {
    const clock = new FakeClock()
    const ticks = recorder()
    clock.tick(d, ticks.fire)
    clock.step(HOUR)
    expect([clock.waiters(), ticks.at]).toEqual([0, []])
  })
})

describe('TestFakeClockWaiters', () => {
  it('C-6 C-7 counts timers, afters and tickers, a stopped ticker too', () => {
    const clock = new FakeClock()
    const ignore = (): void => undefined
    const counts: number[] = [clock.waiters()]
    const count = () => counts.push(clock.waiters())
    clock.newTimer(1 * SECOND, ignore)
    count()
    void clock.after(2 * SECOND)
    count()
    const ticker = clock.newTicker(3 * SECOND, ignore)
    count()
    for (let i = 0; i < 3; i++) {
      clock.step(1 * SECOND)
      count()
    }
    ticker.stop()
    count()
    const timer = clock.newTimer(5 * SECOND, ignore)
    count()
    expect(timer.stop()).toBe(true)
    count()
    expect(counts).toEqual([0, 1, 2, 3, 2, 1, 1, 1, 2, 1])
  })
})

describe('TestSimpleIntervalClockNow', () => {
  it.each([10 * MS, 0, -10 * MS])('moves by %i at every look', (d) => {
    const clock = new SimpleIntervalClock(HOUR, d)
    expect([clock.now(), clock.now()]).toEqual([HOUR + d, HOUR + 2 * d])
  })
})

describe('TestSimpleIntervalClockSince', () => {
  it.each([10 * MS, 0, -10 * MS])('tells that %i have passed, without moving', (delta) => {
    const clock = new SimpleIntervalClock(HOUR, MS)
    expect([clock.since(HOUR - delta), clock.since(HOUR - delta)]).toEqual([delta, delta])
  })
})
