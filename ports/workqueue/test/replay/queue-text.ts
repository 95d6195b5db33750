import { type Completion } from './queue-calls.ts'
import { type LogEntry } from './queue-log.ts'
import { type QueueObservation } from './queue-machine.ts'

/**
 * The lines of text that seeded vectors are made of: `addAfter a 5000000`, and `=a w1:b #2 @3 ! A D+ >b`.
 * `conformance/internal/queues/text.go` writes them; `conformance/README.md` describes them.
 */

/** Reads a step: the operation, then a worker or an item, then nanoseconds. */
export function readStep(text: string): object {
  const parts = text.split('; ')
  return parts.length === 1 ? readCall(text) : { op: 'burst', steps: parts.map(readCall) }
}

function readCall(text: string): object {
  const [op = '', ...words] = text.split(' ')
  const call: Record<string, string> = { op }
  for (const word of words) {
    if (/^w\d+$/u.test(word)) call['worker'] = word
    else if (/^-?\d+$/u.test(word)) call[op === 'step' ? 'by' : 'delay'] = word
    else call['item'] = word
  }
  return call
}

/** A result, a length, a number of waiters, the change of `shuttingDown`, a completed call, or a log entry. */
const WORD = /^(?:=\w+|[#@]\d+|!|[wdp]\d+:\w+|[<>^]\w+|A|R|D[+-]|(?:G|L|U|W)[-+.e\d]+)$/u

/** Reads an outcome of the steps. A line says only what is other than after the step before. */
export function readObservations(
  lines: readonly unknown[],
  steps: readonly string[],
): QueueObservation[] {
  let before = { len: 0, shuttingDown: false, waiters: 0 }
  return lines.map((line, index) => {
    const words = String(line)
      .split(' ')
      .filter((word) => word !== '')
    const strange = words.find((word) => !WORD.test(word))
    if (strange !== undefined) throw new Error(`step ${index}: what is "${strange}"?`)
    const marked = (mark: string): string[] =>
      words.filter((word) => word.startsWith(mark)).map((word) => word.slice(mark.length))
    before = {
      len: Number(marked('#')[0] ?? before.len),
      shuttingDown: marked('!').length > 0 ? !before.shuttingDown : before.shuttingDown,
      waiters: Number(marked('@')[0] ?? before.waiters),
    }
    const results = marked('=').map(readResult)
    const completed = words.flatMap(readCompletion)
    const log = words.flatMap(readEntry)
    return {
      ...(results.length === 0
        ? {}
        : { result: steps[index]?.includes(';') ? results : results[0] }),
      ...(completed.length === 0 ? {} : { completed }),
      ...before,
      ...(log.length === 0 ? {} : { log }),
    }
  })
}

function readResult(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/u.test(text) ? Number(text) : text
}

function readCompletion(word: string): Completion[] {
  const [by, result] = word.split(':')
  return by === undefined || result === undefined ? [] : [{ by, result }]
}

/** What stands for a call: with an item, with nothing, or with a number after it. */
const CALLS: readonly { mark: RegExp; call: string; takes: 'item' | 'nothing' | 'number' }[] = [
  { mark: /^>/u, call: 'push', takes: 'item' },
  { mark: /^</u, call: 'pop', takes: 'item' },
  { mark: /^\^/u, call: 'touch', takes: 'item' },
  { mark: /^A$/u, call: 'adds.inc', takes: 'nothing' },
  { mark: /^R$/u, call: 'retries.inc', takes: 'nothing' },
  { mark: /^D\+$/u, call: 'depth.inc', takes: 'nothing' },
  { mark: /^D-$/u, call: 'depth.dec', takes: 'nothing' },
  { mark: /^L/u, call: 'latency.observe', takes: 'number' },
  { mark: /^W/u, call: 'work.observe', takes: 'number' },
  { mark: /^U/u, call: 'unfinished.set', takes: 'number' },
  { mark: /^G/u, call: 'longest.set', takes: 'number' },
]

function readEntry(word: string): LogEntry[] {
  const found = CALLS.find(({ mark }) => mark.test(word))
  if (!found) return []
  const { call, takes } = found
  if (takes === 'nothing') return [call]
  return [takes === 'item' ? `${call} ${word.slice(1)}` : [call, Number(word.slice(1))]]
}
