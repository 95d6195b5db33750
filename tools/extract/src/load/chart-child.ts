/**
 * Runs one chart module and hands its `chart` to the parent process, on a pipe of its own so that the module may
 * print what it likes. Started by `run-module.ts` only.
 */
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const RESULT = 3
const url = pathToFileURL(process.argv[2] ?? '').href

/** JSON has no word for these. */
function encode(_: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) }
  return typeof value === 'bigint' ? { $bigint: String(value) } : value
}

function answer(result: unknown): void {
  writeSync(RESULT, JSON.stringify(result, encode))
}

/** The message's first line, and the module's own line where it is known. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error).split('\n')[0] ?? ''
  const [message = ''] = error.message.split('\n')
  const stack = error.stack ?? ''
  const at = stack.indexOf(url)
  const line = at < 0 ? undefined : /^:(\d+)/u.exec(stack.slice(at + url.length))?.[1]
  return `${error.name}: ${message}${line === undefined ? '' : ` (line ${line})`}`
}

function fail(error: unknown): void {
  answer({ kind: 'threw', reason: explain(error) })
  process.exitCode = 1
}

try {
  const module = (await import(url)) as Record<string, unknown>
  answer({ kind: 'value', value: module['chart'], exports: Object.keys(module) })
} catch (error) {
  fail(error)
}
// Timers and sockets the module left behind are not waited for.
// eslint-disable-next-line unicorn/no-process-exit -- the rule is for tools; this process is thrown away
process.exit()
