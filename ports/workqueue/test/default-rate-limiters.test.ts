import { describe, expect, it } from 'vitest'
import { type Instant } from '../src/clock.ts'
import {
  BucketRateLimiter,
  defaultControllerRateLimiter,
  defaultItemBasedRateLimiter,
  ItemExponentialFailureRateLimiter,
  ItemFastSlowRateLimiter,
  MaxOfRateLimiter,
  type RateLimiter,
  WithMaxWaitRateLimiter,
} from '../src/default-rate-limiters.ts'
import { type Duration, HOUR, MAX_DURATION, MILLISECOND, MINUTE, SECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import { Inf, Limiter } from '../src/rate.ts'
import { isCollected } from './support/garbage.ts'

const ms = MILLISECOND

/** The next `count` answers for `item`. */
function ask<T>(limiter: RateLimiter<T>, item: T, count: number): Duration[] {
  return Array.from({ length: count }, () => limiter.when(item))
}

/** A limiter that answers `base` up to the threshold and `max` afterwards, whatever the item. */
class StepRateLimiter implements RateLimiter<unknown> {
  readonly #base: Duration
  readonly #max: Duration
  readonly #threshold: number
  readonly forgotten: unknown[] = []
  count = 0

  constructor(base: Duration, max: Duration, threshold: number) {
    this.#base = base
    this.#max = max
    this.#threshold = threshold
  }

  when(): Duration {
    this.count++
    return this.count <= this.#threshold ? this.#base : this.#max
  }

  numRequeues(): number {
    return this.count
  }

  forget(item: unknown): void {
    this.forgotten.push(item)
  }
}

describe('ItemExponentialFailureRateLimiter', () => {
  it('TestItemExponentialFailureRateLimiter (API-10, L-1, L-02t)', () => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(ms, SECOND)
    expect(ask(limiter, 'one', 5)).toEqual([ms, 2 * ms, 4 * ms, 8 * ms, 16 * ms])
    expect(limiter.numRequeues('one')).toBe(5)
    expect(ask(limiter, 'two', 2)).toEqual([ms, 2 * ms])
    expect(limiter.numRequeues('two')).toBe(2)
    limiter.forget('one')
    expect(limiter.numRequeues('one')).toBe(0)
    expect(limiter.when('one')).toBe(ms)
  })

  it('TestItemExponentialFailureRateLimiterOverFlow (L-1)', () => {
    const short = new ItemExponentialFailureRateLimiter<string>(ms, 1000 * SECOND)
    ask(short, 'one', 5)
    expect(short.when('one')).toBe(32 * ms)
    ask(short, 'overflow1', 1000)
    expect(short.when('overflow1')).toBe(1000 * SECOND)

    const long = new ItemExponentialFailureRateLimiter<string>(MINUTE, 1000 * HOUR)
    ask(long, 'two', 2)
    expect(long.when('two')).toBe(4 * MINUTE)
    ask(long, 'overflow2', 1000)
    expect(long.when('overflow2')).toBe(1000 * HOUR)
  })

  it('L-1 keeps nothing of an item it forgot', async () => {
    const limiter = new ItemExponentialFailureRateLimiter<object>(ms, SECOND)
    const passThrough = (): WeakRef<object> => {
      const item = { data: 'hello' }
      limiter.when(item)
      limiter.forget(item)
      return new WeakRef(item)
    }
    const ref = passThrough()
    expect(await isCollected(ref)).toBe(true)
    expect(limiter.numRequeues({})).toBe(0)
  })

  it.each([
    [1, 63],
    [2, 62],
    [1024, 53],
    [1_048_576, 43],
  ])('L-8 L-03t DV-3 answers the maximum where %d·2ⁿ meets 2⁶³ at n=%d', (base, n) => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(base, 1000 * SECOND)
    const answers = ask(limiter, 'a', 70)
    const capped = answers.findIndex((delay) => delay === 1000 * SECOND)
    expect(answers[n]).toBe(1000 * SECOND)
    expect(answers.slice(0, capped)).toEqual(
      Array.from({ length: capped }, (_, exponent) => base * 2 ** exponent),
    )
    expect(new Set(answers.slice(capped))).toEqual(new Set([1000 * SECOND]))
  })

  it('L-8 L-03t a base of 3 ns never meets 2⁶³ and is capped all the same', () => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(3, MAX_DURATION)
    const answers = ask(limiter, 'a', 70)
    expect(answers[61]).toBe(3 * 2 ** 61)
    expect(answers.slice(62)).toEqual(Array.from({ length: 8 }, () => MAX_DURATION))
  })

  it('L-9 DV-3 a base of 0 stays 0 beyond the range of float64', () => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(0, SECOND)
    expect(new Set(ask(limiter, 'a', 1100))).toEqual(new Set([0]))
  })

  it('L-10 grows by 2, with a cap, as since 2016', () => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(3 * ms, 10 * ms)
    expect(ask(limiter, 'a', 4)).toEqual([3 * ms, 6 * ms, 10 * ms, 10 * ms])
  })

  it('DV-4 a key makes equal objects one item', () => {
    type Ref = { namespace: string; name: string }
    const key = (ref: Ref): string => `${ref.namespace}/${ref.name}`
    const keyed = new ItemExponentialFailureRateLimiter<Ref>(ms, SECOND, { key })
    expect(keyed.when({ namespace: 'ns', name: 'a' })).toBe(ms)
    expect(keyed.when({ namespace: 'ns', name: 'a' })).toBe(2 * ms)
    const plain = new ItemExponentialFailureRateLimiter<Ref>(ms, SECOND)
    expect(plain.when({ namespace: 'ns', name: 'a' })).toBe(ms)
    expect(plain.when({ namespace: 'ns', name: 'a' })).toBe(ms)
    for (const limiter of [
      defaultControllerRateLimiter({ key }),
      defaultItemBasedRateLimiter({ key }),
      new ItemFastSlowRateLimiter(ms, SECOND, 1, { key }),
    ]) {
      limiter.when({ namespace: 'ns', name: 'a' })
      expect(limiter.numRequeues({ namespace: 'ns', name: 'a' })).toBe(1)
    }
  })
})

describe('the two defaults', () => {
  it('L-2 the item-based default begins at 1 ms and ends at 1000 s', () => {
    const limiter = defaultItemBasedRateLimiter<string>()
    const answers = ask(limiter, 'a', 21)
    expect(answers.slice(0, 3)).toEqual([ms, 2 * ms, 4 * ms])
    expect(answers[19]).toBe(2 ** 19 * ms)
    expect(answers[20]).toBe(1000 * SECOND)
  })

  it('L-3 L-01t the controller default: 5 ms doubling, 1000 s from the 19th call', () => {
    const limiter = defaultControllerRateLimiter<string>({ clock: new FakeClock(0) })
    const doubling = Array.from({ length: 18 }, (_, n) => 5 * ms * 2 ** n)
    expect(doubling[17]).toBe(655.36 * SECOND)
    const expected = [...doubling, 1000 * SECOND, 1000 * SECOND, 1000 * SECOND]
    expect(ask(limiter, 'a', 21)).toEqual(expected)
    expect(limiter.numRequeues('a')).toBe(21)
  })

  it('L-3 DV-8 the controller default holds 100 tokens and refills 10 a second', () => {
    const clock = new FakeClock(0)
    const limiter = defaultControllerRateLimiter<number>({ clock })
    const answers = Array.from({ length: 103 }, (_, item) => limiter.when(item))
    expect(answers[99]).toBe(5 * ms)
    expect(answers.slice(100)).toEqual([100 * ms, 200 * ms, 300 * ms])
    clock.step(SECOND)
    expect(limiter.when(200)).toBe(5 * ms)
  })
})

describe('ItemFastSlowRateLimiter', () => {
  it('TestItemFastSlowRateLimiter (L-4, L-04t)', () => {
    const limiter = new ItemFastSlowRateLimiter<string>(5 * ms, 10 * SECOND, 3)
    const fastThenSlow = [5 * ms, 5 * ms, 5 * ms, 10 * SECOND, 10 * SECOND]
    expect(ask(limiter, 'one', 5)).toEqual(fastThenSlow)
    expect(limiter.numRequeues('one')).toBe(5)
    expect(ask(limiter, 'two', 2)).toEqual([5 * ms, 5 * ms])
    expect(limiter.numRequeues('two')).toBe(2)
    limiter.forget('one')
    expect(limiter.numRequeues('one')).toBe(0)
    expect(limiter.when('one')).toBe(5 * ms)
  })

  it('L-4 L-04t with no fast attempts is always slow', () => {
    const limiter = new ItemFastSlowRateLimiter<string>(5 * ms, 10 * SECOND, 0)
    expect(ask(limiter, 'a', 2)).toEqual([10 * SECOND, 10 * SECOND])
  })
})

describe('MaxOfRateLimiter', () => {
  it('TestMaxOfRateLimiter (L-5, L-05t)', () => {
    const limiter = new MaxOfRateLimiter<string>(
      new ItemFastSlowRateLimiter(5 * ms, 3 * SECOND, 3),
      new ItemExponentialFailureRateLimiter(ms, SECOND),
    )
    expect(ask(limiter, 'one', 5)).toEqual([5 * ms, 5 * ms, 5 * ms, 3 * SECOND, 3 * SECOND])
    expect(limiter.numRequeues('one')).toBe(5)
    expect(ask(limiter, 'two', 2)).toEqual([5 * ms, 5 * ms])
    expect(limiter.numRequeues('two')).toBe(2)
    limiter.forget('one')
    expect(limiter.numRequeues('one')).toBe(0)
    expect(limiter.when('one')).toBe(5 * ms)
  })

  it('L-5 asks every member in order, also those that do not decide', () => {
    const asked: string[] = []
    const member = (name: string, delay: Duration): RateLimiter<string> => ({
      when: () => {
        asked.push(name)
        return delay
      },
      forget: () => undefined,
      numRequeues: () => 0,
    })
    const limiter = new MaxOfRateLimiter(member('a', 3), member('b', 1), member('c', 2))
    expect(limiter.when('item')).toBe(3)
    expect(asked).toEqual(['a', 'b', 'c'])
  })

  it.each([[[2, 5]], [[5, 2]], [[0, 3, 1]]])(
    'L-5 counts as its members in %j do at most',
    (counts) => {
      const members = counts.map((count): RateLimiter<string> => ({
        when: () => 0,
        forget: () => undefined,
        numRequeues: () => count,
      }))
      expect(new MaxOfRateLimiter(...members).numRequeues('a')).toBe(Math.max(...counts))
    },
  )

  it('L-5 L-05t never answers less than 0, and 0 without members', () => {
    const negative = { when: () => -5, forget: () => undefined, numRequeues: () => 0 }
    expect(new MaxOfRateLimiter(negative).when('a')).toBe(0)
    const empty = new MaxOfRateLimiter<string>()
    expect([empty.when('a'), empty.numRequeues('a')]).toEqual([0, 0])
  })
})

describe('WithMaxWaitRateLimiter', () => {
  it('TestWithMaxWaitRateLimiter (L-6, L-10t)', () => {
    const step = new StepRateLimiter(5 * ms, 1000 * SECOND, 100)
    const limiter = new WithMaxWaitRateLimiter<number>(step, 500 * SECOND)
    for (let item = 0; item < 100; item++) expect(limiter.when(item)).toBe(5 * ms)
    for (let item = 100; item < 200; item++) expect(limiter.when(item)).toBe(500 * SECOND)
  })

  it('L-6 passes everything else on', () => {
    const step = new StepRateLimiter(5 * ms, SECOND, 1)
    const limiter = new WithMaxWaitRateLimiter<string>(step, ms)
    ask(limiter, 'a', 3)
    limiter.forget('a')
    expect(limiter.numRequeues('a')).toBe(3)
    expect(step.forgotten).toEqual(['a'])
  })
})

describe('BucketRateLimiter', () => {
  it('L-7 L-06t R-6 DV-8 reserves at the time of the clock it was given', () => {
    const clock = new FakeClock(1000 * SECOND)
    const limiter = new BucketRateLimiter<string>(new Limiter(10, 100, { clock }))
    expect(new Set(ask(limiter, 'a', 98))).toEqual(new Set([0]))
    expect(ask(limiter, 'b', 7).map((delay) => delay / ms)).toEqual([0, 0, 100, 200, 300, 400, 500])
    const setTime = (t: Instant): void => {
      clock.setTime(t)
    }
    setTime(1000.25 * SECOND)
    expect(limiter.when()).toBe(350 * ms)
    expect(limiter.limiter.tokens()).toBe(-3.5)
    setTime(999 * SECOND)
    expect(limiter.when()).toBe(450 * ms)
    expect(limiter.limiter.tokens()).toBe(-4.5)
  })

  it('L-7 counts no failures and gives no token back when it forgets', () => {
    const clock = new FakeClock(0)
    const limiter: RateLimiter<string> = new BucketRateLimiter(new Limiter(10, 1, { clock }))
    ask(limiter, 'a', 2)
    limiter.forget('a')
    expect(limiter.numRequeues('a')).toBe(0)
    expect(limiter.when('a')).toBe(200 * ms)
  })

  it('L-7 L-07t parks everything when the burst is 0, and nothing when the limit is Inf', () => {
    const clock = new FakeClock(0)
    const parked = new BucketRateLimiter<string>(new Limiter(10, 0, { clock }))
    expect(parked.when()).toBe(MAX_DURATION)
    expect(new BucketRateLimiter<string>(new Limiter(Inf, 0, { clock })).when()).toBe(0)
    expect(ask(new BucketRateLimiter<string>(new Limiter(0, 1, { clock })), 'a', 2)).toEqual([
      0,
      MAX_DURATION,
    ])
  })
})
