// cspell:ignore unstub
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Instant, RealClock } from '../src/clock.ts'
import { HOUR, MAX_DURATION, MICROSECOND, MILLISECOND, SECOND, seconds } from '../src/duration.ts'
import { settle } from './support/settle.ts'
import { watch } from './support/watch.ts'

const MS = MILLISECOND

interface Timeout {
  readonly callback: () => void
  readonly delay: number
  unref: boolean
}

/** A host whose timers are held by the test. */
class HostOfTest {
  milliseconds = 0
  readonly timeouts: Timeout[] = []

  install(): void {
    vi.stubGlobal('performance', { now: () => this.milliseconds })
    vi.stubGlobal('setTimeout', (callback: () => void, delay: number) => {
      const timeout = { callback, delay, unref: false }
      this.timeouts.push(timeout)
      return { timeout, unref: () => (timeout.unref = true) }
    })
    vi.stubGlobal('clearTimeout', (handle: { timeout: Timeout }) => {
      this.timeouts.splice(this.timeouts.indexOf(handle.timeout), 1)
    })
  }

  /** Calls the oldest timeout, at the given time. */
  fire(milliseconds: number): void {
    this.milliseconds = milliseconds
    this.timeouts.shift()?.callback()
  }
}

describe('RealClock with the timers of a host', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('tells whole nanoseconds and the time since', () => {
    const clock = new RealClock()
    const start = clock.now()
    expect(Number.isInteger(start)).toBe(true)
    vi.advanceTimersByTime(1500)
    expect(clock.since(start)).toBe(1.5 * SECOND)
  })

  it('C-5 fires a timer once, unless stopped', () => {
    const clock = new RealClock()
    const fired: string[] = []
    clock.newTimer(10 * MS, () => fired.push('kept'))
    const timer = clock.newTimer(10 * MS, () => fired.push('stopped'))
    expect([timer.stop(), timer.stop()]).toEqual([true, false])
    vi.advanceTimersByTime(9)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(fired).toEqual(['kept'])
  })

  it('C-5 starts a timer again with reset, and tells whether it was active', () => {
    const clock = new RealClock()
    const at: Instant[] = []
    const start = clock.now()
    const timer = clock.newTimer(10 * MS, (instant) => at.push(instant - start))
    vi.advanceTimersByTime(5)
    expect(timer.reset(10 * MS)).toBe(true)
    vi.advanceTimersByTime(10)
    expect(at).toEqual([15 * MS])
    expect([timer.stop(), timer.reset(5 * MS)]).toEqual([false, false])
    vi.advanceTimersByTime(5)
    expect(at).toEqual([15 * MS, 20 * MS])
  })

  it.each([0, -1 * SECOND])('fires a timer of %i in the next turn', (d) => {
    let fired = 0
    new RealClock().newTimer(d, () => fired++)
    expect(fired).toBe(0)
    vi.advanceTimersByTime(0)
    expect(fired).toBe(1)
  })

  it('resolves after and sleep when the time has passed', async () => {
    const clock = new RealClock()
    const start = clock.now()
    const after = watch(clock.after(20 * MS).then((at) => at - start))
    const sleep = watch(clock.sleep(20 * MS))
    vi.advanceTimersByTime(19)
    await settle()
    expect([after.outcome, sleep.outcome]).toEqual(['blocked', 'blocked'])
    vi.advanceTimersByTime(1)
    await settle()
    expect([after.outcome, sleep.outcome]).toEqual([20 * MS, undefined])
  })

  it('ticks until stopped', () => {
    const clock = new RealClock()
    let ticks = 0
    const ticker = clock.newTicker(10 * MS, () => ticks++)
    vi.advanceTimersByTime(35)
    expect(ticks).toBe(3)
    ticker.stop()
    vi.advanceTimersByTime(100)
    expect([ticks, vi.getTimerCount()]).toEqual([3, 0])
  })

  it('can be stopped from within its own tick', () => {
    const clock = new RealClock()
    let ticks = 0
    const ticker = clock.newTicker(10 * MS, () => {
      ticks++
      ticker.stop()
    })
    vi.advanceTimersByTime(100)
    expect([ticks, vi.getTimerCount()]).toEqual([1, 0])
  })

  it('has a tick that does nothing if the interval is not positive', () => {
    const clock = new RealClock()
    let ticks = 0
    clock.tick(0, () => ticks++)
    clock.tick(10 * MS, () => ticks++)
    vi.advanceTimersByTime(25)
    expect(ticks).toBe(2)
  })

  it.each([0, -1, NaN])('refuses a ticker of %d', (d) => {
    expect(() => new RealClock().newTicker(d, () => undefined)).toThrow(RangeError)
  })
})

describe('RealClock and what hosts are like', () => {
  const host = new HostOfTest()
  beforeEach(() => {
    host.milliseconds = 0
    host.timeouts.length = 0
    host.install()
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('does not fire early when the host does', () => {
    const at: Instant[] = []
    new RealClock().newTimer(10 * MS, (instant) => at.push(instant))
    host.fire(9.4)
    expect([at, host.timeouts[0]?.delay]).toEqual([[], 1])
    host.fire(10.1)
    expect([at, host.timeouts]).toEqual([[10.1 * MS], []])
  })

  it('rounds a delay up to whole milliseconds', () => {
    new RealClock().newTimer(1 * MICROSECOND, () => undefined)
    expect(host.timeouts[0]?.delay).toBe(1)
  })

  it('waits in parts for a delay no host timer can take', () => {
    let fired = 0
    const days = 24 * HOUR
    new RealClock().newTimer(40 * days, () => fired++)
    expect(host.timeouts[0]?.delay).toBe(2 ** 31 - 1)
    host.fire(2 ** 31 - 1)
    expect(host.timeouts[0]?.delay).toBe(40 * 24 * 3_600_000 - (2 ** 31 - 1))
    host.fire(40 * 24 * 3_600_000)
    expect(fired).toBe(1)
  })

  it('never comes to the end of MAX_DURATION', () => {
    let fired = 0
    const timer = new RealClock().newTimer(MAX_DURATION, () => fired++)
    for (let n = 1; n <= 100; n++) host.fire(n * (2 ** 31 - 1))
    expect([fired, host.timeouts.length, timer.stop()]).toEqual([0, 1, true])
  })

  it('skips the ticks missed while the host was busy, and keeps the rhythm', () => {
    const at: Instant[] = []
    new RealClock().newTicker(10 * MS, (instant) => at.push(instant))
    host.fire(35)
    expect([at, host.timeouts[0]?.delay]).toEqual([[35 * MS], 5])
  })

  it('keeps a process alive, or not, as it is told', () => {
    new RealClock().newTimer(SECOND, () => undefined)
    new RealClock({ unref: true }).newTimer(SECOND, () => undefined)
    new RealClock({ unref: true }).newTicker(SECOND, () => undefined)
    expect(host.timeouts.map(({ unref }) => unref)).toEqual([false, true, true])
  })

  it('lets go of the process later, for every part that is still to come', () => {
    const clock = new RealClock()
    const timer = clock.newTimer(40 * 24 * HOUR, () => undefined)
    const ticker = clock.newTicker(SECOND, () => undefined)
    timer.unref()
    ticker.unref()
    expect(host.timeouts.map(({ unref }) => unref)).toEqual([true, true])
    host.fire(2 ** 31 - 1)
    host.fire(2 ** 31 - 1)
    expect(host.timeouts.map(({ unref }) => unref)).toEqual([true, true])
  })

  it('works where timers are numbers', () => {
    vi.stubGlobal('setTimeout', () => 42)
    const cleared: unknown[] = []
    vi.stubGlobal('clearTimeout', (handle: unknown) => cleared.push(handle))
    const timer = new RealClock({ unref: true }).newTimer(SECOND, () => undefined)
    timer.unref()
    expect([timer.stop(), cleared]).toEqual([true, [42]])
  })
})

describe('seconds', () => {
  it('M-12 agrees with Go to the last bit', () => {
    expect(seconds(50 * MICROSECOND)).toBe(5e-5)
    expect(seconds(1_100_000_001)).toBe(1.100000001)
    expect(seconds(-1.5 * SECOND)).toBe(-1.5)
    // Dividing in one go gives 15.239840493.
    expect(seconds(15_239_840_493)).toBe(15.239840492999999)
  })
})
