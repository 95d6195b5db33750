import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ScriptFunction } from './coverage.ts'
import type { Env } from './env.ts'
import {
  type Mutation,
  type ReplayEvent,
  replayEventSchema,
  type ReplayRequest,
} from './replay-protocol.ts'
import type { ProcessResult } from './run-process.ts'

const CHILD = fileURLToPath(new URL('replay-child.ts', import.meta.url))

/** What to replay on which port. */
export interface ReplayTask {
  /** Absolute path of the port. */
  readonly port: string
  /** Absolute paths of vector files. */
  readonly files: readonly string[]
  readonly mutation?: Mutation
  /** Absolute path of a folder: tell which functions in it each vector runs. */
  readonly cover?: string
  /** When to stop early; see {@link ReplayRequest}. */
  readonly enough?: ReplayRequest['enough']
  /** Milliseconds after which the process is ended. */
  readonly limit: number
}

/** A vector the port did not get right. */
export interface FailedVector {
  readonly scenario: string
  readonly file: string
  readonly message: string
}

/** A vector that was replayed, and what ran meanwhile. */
export interface CoveredVector {
  readonly scenario: string
  readonly file: string
  readonly ran: readonly ScriptFunction[]
}

/** What became of a replay. */
export interface ReplayResult {
  /** True when the changed file was loaded. */
  readonly mutated: boolean
  /** The port could not be loaded. */
  readonly broken: { readonly syntax: boolean; readonly message: string } | undefined
  /** Vectors that were replayed, right or wrong. */
  readonly replayed: number
  readonly failed: readonly FailedVector[]
  /** True when every vector was replayed. */
  readonly complete: boolean
  /** The vector that never came to an end, and how the process went. */
  readonly stuck: FailedVector | undefined
  /** In the order of the replay; empty when that was not asked for. */
  readonly covered: readonly CoveredVector[]
}

/** Replays vectors in a process of their own, which may crash or hang. */
export async function replayPort(env: Env, task: ReplayTask): Promise<ReplayResult> {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'))
  const log = join(folder, 'log')
  const request: ReplayRequest = {
    replay: pathToFileURL(join(task.port, 'test/replay/index.ts')).href,
    files: [...task.files],
    log,
    ...(task.mutation && { mutation: task.mutation }),
    ...(task.cover !== undefined && { cover: `${pathToFileURL(task.cover).href}/` }),
    ...(task.enough && { enough: task.enough }),
  }
  const flags = ['--conditions=annotated-k8s-source', '--no-warnings']
  try {
    const ran = await env.run([process.execPath, ...flags, CHILD, JSON.stringify(request)], {
      cwd: env.root,
      limit: task.limit,
    })
    return summarize(readEvents(log), ran)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readEvents(log: string): ReplayEvent[] {
  return (
    readFileSync(log, { encoding: 'utf8', flag: 'a+' })
      .split('\n')
      // The last line is empty, or was cut short when the process was ended.
      .slice(0, -1)
      .map((line) => replayEventSchema.parse(JSON.parse(line)))
  )
}

function summarize(events: readonly ReplayEvent[], ran: ProcessResult): ReplayResult {
  const verdicts = events.filter((event) => event.kind === 'verdict')
  const broken = events.find((event) => event.kind === 'broken')
  const last = events.at(-1)
  const begun = last?.kind === 'start' ? last : undefined
  const unexplained = last?.kind !== 'end' && broken === undefined && begun === undefined
  return {
    mutated: events.some((event) => event.kind === 'mutated'),
    broken: unexplained ? { syntax: false, message: explainEnd(ran) } : broken,
    replayed: verdicts.filter(({ replayed }) => replayed).length,
    failed: verdicts.filter(({ ok }) => !ok),
    complete: last?.kind === 'end' && last.complete,
    stuck: begun && { scenario: begun.scenario, file: begun.file, message: explainEnd(ran) },
    covered: findCovered(events),
  }
}

function findCovered(events: readonly ReplayEvent[]): CoveredVector[] {
  const functions = new Map<number, ScriptFunction>()
  for (const event of events) {
    if (event.kind !== 'function') continue
    const { n, url, start, end, name } = event
    functions.set(n, { url, start, end, name })
  }
  return events.flatMap((event) => {
    if (event.kind !== 'verdict' || !event.replayed || event.ran === undefined) return []
    const ran = event.ran.flatMap((n) => functions.get(n) ?? [])
    return [{ scenario: event.scenario, file: event.file, ran }]
  })
}

/** How a process ended that did not say so itself. */
function explainEnd({ end, errors }: ProcessResult): string {
  const [line = ''] = errors.trim().split('\n').slice(-1)
  switch (end.kind) {
    case 'late':
      return 'did not come to an end'
    case 'missing':
      return end.reason
    case 'signal':
      return `ended by ${end.signal}`
    case 'exit':
      // Node's code for a promise that nothing can settle any more.
      return end.code === 13 ? 'waited for ever' : `exit ${end.code} ${line}`.trim()
  }
}
