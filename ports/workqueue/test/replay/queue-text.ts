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
const WORD = /^(?:=\w+|[#@]\d+|!|[wdp]\d+:\w+|[<>^]\w+|A|R|D[+-]|[LWUG][-+.e\d]+)$/u

/** Reads an outcome of the steps. A line says only what is other than after the step before. */
export function readObservations(
  lines: readonly unknown[],
  steps: readonly string[],
): QueueObservation[] {
  let before = { len: 0, waiters: 0, shuttingDown: false }
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
      waiters: Number(marked('@')[0] ?? before.waiters),
      shuttingDown: marked('!').length > 0 ? !before.shuttingDown : before.shuttingDown,
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

const CALLS: Readonly<Record<string, string>> = {
  '>': 'push ',
  '<': 'pop ',
  '^': 'touch ',
  A: 'adds.inc',
  'D+': 'depth.inc',
  'D-': 'depth.dec',
  R: 'retries.inc',
  L: 'latency.observe',
  W: 'work.observe',
  U: 'unfinished.set',
  G: 'longest.set',
}

function readEntry(word: string): LogEntry[] {
  const mark = /^(?:D[+-]|[<>^ARLWUG])/u.exec(word)?.[0]
  if (mark === undefined) return []
  const call = CALLS[mark] ?? ''
  const rest = word.slice(mark.length)
  if ('LWUG'.includes(mark)) return [[call, Number(rest)]]
  return [call + rest]
}
