import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import type { Terminal } from '../../src/world.ts'

/** Keys that prompts listen to. */
export const KEY = { enter: '\r', down: '\u001B[B', up: '\u001B[A', interrupt: '\u0003', tab: '\t' }

/** Somebody at a terminal who waits for a text and then presses keys. */
export interface Person {
  terminal: Terminal
  /** All that was shown, without what moves the cursor. */
  readonly seen: () => string
}

/** A person with a plan: each step waits until its text is shown, then presses its keys one by one. */
export function createPerson(
  ...steps: (readonly [waitFor: string, keys: readonly string[]])[]
): Person {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 60 })
  const left = [...steps]
  let seen = ''
  let fresh = ''
  output.on('data', (data: Buffer) => {
    const text = stripVTControlCharacters(data.toString())
    seen += text
    fresh += text
    const [step] = left
    if (!step || !fresh.includes(step[0])) return
    left.shift()
    fresh = ''
    press(input, step[1])
  })
  return {
    terminal: { input, output, isInteractive: true, hasColor: false, columns: 100 },
    seen: () => seen,
  }
}

/** A prompt hears one key at a time, as it does from a keyboard. */
function press(input: PassThrough, keys: readonly string[]): void {
  const [key, ...rest] = keys
  if (key === undefined) return
  setImmediate(() => {
    input.write(key)
    setImmediate(() => {
      press(input, rest)
    })
  })
}
