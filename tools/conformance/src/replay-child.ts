import { openSync, readFileSync, writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import { type Vector, type VectorFile, vectorFileSchema } from '#schemas/vector.ts'
import { applyEdits } from './apply-edits.ts'
import { startCoverage } from './coverage.ts'
import {
  type Mutation,
  type ReplayEvent,
  type ReplayRequest,
  replayRequestSchema,
} from './replay-protocol.ts'

/** The part of a port's verdict that is passed on. */
const verdictSchema = z.object({
  scenario: z.string(),
  replayed: z.boolean(),
  ok: z.boolean(),
  message: z.string(),
})
type Verdict = z.infer<typeof verdictSchema>
type Replay = (file: VectorFile) => AsyncIterable<unknown>

const request: ReplayRequest = replayRequestSchema.parse(JSON.parse(process.argv[2] ?? ''))
const log = openSync(request.log, 'a')
const write = (event: ReplayEvent): void => {
  writeSync(log, `${JSON.stringify(event)}\n`)
}

/** Errors nobody awaited, such as that of a loop inside of a queue. */
const stray: unknown[] = []
process.on('unhandledRejection', (error) => stray.push(error))
process.on('uncaughtException', (error) => stray.push(error))

/** Replaces the text of one file as Node loads it. Nothing is copied, and types are stripped as ever. */
function mutate({ url, edits }: Mutation): void {
  registerHooks({
    load(loaded, context, nextLoad) {
      const result = nextLoad(loaded, context)
      if (loaded !== url) return result
      const { source } = result
      if (source === undefined) return result
      const text = typeof source === 'string' ? source : new TextDecoder().decode(source)
      write({ kind: 'mutated' })
      return { ...result, source: applyEdits(text, edits) }
    },
  })
}

/** The replay function; undefined, and said so in the log, when it cannot be loaded. */
async function load(): Promise<Replay | undefined> {
  try {
    const module = (await import(request.replay)) as { replay?: unknown }
    if (typeof module.replay === 'function') return module.replay as Replay
    write({ kind: 'broken', syntax: false, message: 'it exports no function "replay"' })
  } catch (error) {
    write({ kind: 'broken', syntax: isSyntaxError(error), message: describe(error) })
  }
  return undefined
}

function isSyntaxError(error: unknown): boolean {
  if (error instanceof SyntaxError) return true
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

/** One vector by itself, so that an error or an endless wait is known to be its own. */
async function replayOne(replay: Replay, file: VectorFile, vector: Vector): Promise<Verdict> {
  stray.length = 0
  let verdict: Verdict = failed(vector, 'the replay gave no verdict')
  try {
    for await (const given of replay({ ...file, vectors: [vector] })) {
      verdict = verdictSchema.parse(given)
    }
  } catch (error) {
    verdict = failed(vector, describe(error))
  }
  await setImmediate()
  const [error] = stray
  return error === undefined ? verdict : failed(vector, `not awaited: ${describe(error)}`)
}

function failed({ id }: Vector, message: string): Verdict {
  return { scenario: id, replayed: true, ok: false, message }
}

/** Gives the functions that ran since the last call, each told in full the first time. */
function watchFunctions(prefix: string): () => number[] {
  const coverage = startCoverage(prefix)
  const known = new Map<string, number>()
  return () =>
    coverage.take().map((one) => {
      const key = `${one.url} ${one.start} ${one.end}`
      const seen = known.get(key)
      if (seen !== undefined) return seen
      const n = known.size
      known.set(key, n)
      write({ kind: 'function', n, ...one })
      return n
    })
}

function isEnough(failures: readonly string[]): boolean {
  const { enough } = request
  if (enough === undefined) return false
  return failures.length >= enough.failed && failures.includes(enough.scenario)
}

async function main(): Promise<void> {
  if (request.mutation !== undefined) mutate(request.mutation)
  const takeRan = request.cover === undefined ? undefined : watchFunctions(request.cover)
  const replay = await load()
  if (replay === undefined) return
  const failures: string[] = []
  for (const path of request.files) {
    const file = vectorFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    for (const vector of file.vectors) {
      write({ kind: 'start', scenario: vector.id, file: path })
      // What ran before, while loading or for nobody, is not this vector's.
      takeRan?.()
      const { scenario, replayed, ok, message } = await replayOne(replay, file, vector)
      const ran = takeRan === undefined ? {} : { ran: takeRan() }
      write({ kind: 'verdict', scenario, file: path, replayed, ok, message, ...ran })
      if (!ok) failures.push(scenario)
      if (isEnough(failures)) {
        write({ kind: 'end', complete: false })
        return
      }
    }
  }
  write({ kind: 'end', complete: true })
}

await main()
// eslint-disable-next-line unicorn/no-process-exit -- a timer that a mutant leaves running would keep the process
process.exit(0)
