import { z } from 'zod'
import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import {
  DelayingQueue,
  FakeClock,
  ItemExponentialFailureRateLimiter,
  MILLISECOND,
  SECOND,
} from '../../src/index.ts'
import { settle } from '../support/settle.ts'
import { nanosSchema, observed } from './observation.ts'

const itemSchema = z.union([
  z.strictObject({ struct: z.strictObject({ namespace: z.string(), name: z.string() }) }),
  z.strictObject({ pointer: z.string() }),
  z.strictObject({ float: z.string() }),
  z.strictObject({ int: z.string() }),
  z.strictObject({ bool: z.boolean() }),
  z.strictObject({ text: z.string() }),
  // What Go cannot spell shorter: the empty text.
  z.strictObject({}),
])
type ItemSpec = z.infer<typeof itemSchema>

const stepSchema = z.strictObject({
  op: z.enum(['add', 'addAfter', 'step', 'get', 'done', 'doneTaken', 'when', 'forget']),
  item: itemSchema.optional(),
  d: nanosSchema.default(0),
})

/** A structure with the identity of its fields, which the key function gives it. */
class Name {
  readonly key: string
  constructor(namespace: string, name: string) {
    this.key = `${namespace}/${name}`
  }
}

/** An object with an identity of its own, as a pointer has. */
interface Pointer {
  readonly label: string
}

/** Replays `keys` with a key function where Go compares fields. */
export const keysReplay: SuiteReplay = {
  async run(vector) {
    const player = new KeyPlayer()
    const observations: unknown[] = []
    for (const step of vector.steps) {
      observations.push(await player.play(stepSchema.parse(step)))
    }
    return observations
  },
}

class KeyPlayer {
  readonly #key = (item: unknown): unknown => (item instanceof Name ? item.key : item)
  readonly #clock = new FakeClock()
  readonly #queue = new DelayingQueue<unknown>({ clock: this.#clock, key: this.#key })
  readonly #limiter = new ItemExponentialFailureRateLimiter<unknown>(MILLISECOND, SECOND, {
    key: this.#key,
  })
  readonly #pointers = new Map<string, Pointer>()
  readonly #taken: unknown[] = []

  async play({ op, item: spec = {}, d }: z.infer<typeof stepSchema>): Promise<unknown> {
    const item = this.#item(spec)
    let requeues: number | undefined
    if (op === 'add') this.#queue.add(item)
    else if (op === 'addAfter') this.#queue.addAfter(item, d)
    else if (op === 'step') this.#clock.step(d)
    else if (op === 'get') await this.#get()
    else if (op === 'done') this.#queue.done(item)
    else if (op === 'doneTaken') this.#queue.done(this.#taken.shift())
    else {
      if (op === 'when') this.#limiter.when(item)
      else this.#limiter.forget(item)
      requeues = this.#limiter.numRequeues(item)
    }
    await settle()
    return observed({ len: this.#queue.len(), requeues })
  }

  async #get(): Promise<void> {
    const result = await this.#queue.get()
    if (!result.shutdown) this.#taken.push(result.item)
  }

  #item(spec: ItemSpec): unknown {
    if ('struct' in spec) return new Name(spec.struct.namespace, spec.struct.name)
    if ('pointer' in spec) return this.#pointer(spec.pointer)
    if ('float' in spec) return Number(spec.float)
    if ('int' in spec) return Number(spec.int)
    if ('bool' in spec) return spec.bool
    return 'text' in spec ? spec.text : ''
  }

  #pointer(label: string): Pointer {
    const pointer = this.#pointers.get(label) ?? { label }
    this.#pointers.set(label, pointer)
    return pointer
  }
}
