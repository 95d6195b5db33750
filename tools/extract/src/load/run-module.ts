import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What running a chart module came to. */
export type ModuleRun =
  { kind: 'value'; value: unknown; exports: readonly string[] } | { kind: 'failed'; reason: string }

/** Long enough for any curve, short enough to notice. */
const LIMIT_SECONDS = 5
const MAX_BYTES = 4_000_000
const MEMORY_MEGABYTES = 256
const CHILD = join(import.meta.dirname, 'chart-child.ts')

/**
 * Runs a module in a process of its own, without the environment's variables. It may read the book and its packages; it may
 * neither write, nor reach the network, nor start anything. @param root - absolute; the book's folder
 */
export function runModule(root: string, file: string, seconds = LIMIT_SECONDS): ModuleRun {
  const readable = [root, dirname(CHILD), ...packageFolders(root)]
  const run = spawnSync(
    process.execPath,
    [
      '--permission',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${MEMORY_MEGABYTES}`,
      '--no-warnings',
      CHILD,
      join(root, file),
    ],
    {
      cwd: root,
      env: { TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_BYTES,
    },
  )
  const failed = (reason: string): ModuleRun => ({ kind: 'failed', reason })
  const code = (run.error as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ETIMEDOUT') return failed(`it did not end within ${seconds} seconds`)
  if (code === 'ENOBUFS') return failed(`its data has more than ${MAX_BYTES / 1e6} MB`)
  if (code !== undefined) return failed(`no process could be started (${code})`)
  return readAnswer(run.output[3]) ?? failed(`its process ended first, with ${ending(run)}`)
}

/** Packages are looked for in every folder above. */
function packageFolders(root: string): string[] {
  const folders: string[] = []
  for (let at = root; at !== dirname(at); at = dirname(at)) folders.push(join(at, 'node_modules'))
  return folders.filter((folder) => existsSync(folder))
}

function ending({ status, signal }: ReturnType<typeof spawnSync>): string {
  return signal === null ? `exit code ${status ?? 0}` : `signal ${signal}`
}

type Answer =
  { kind: 'value'; value?: unknown; exports: readonly string[] } | { kind: 'threw'; reason: string }

/** `undefined` when there is none, or half of one. */
function readAnswer(bytes: Buffer | string | null | undefined): ModuleRun | undefined {
  try {
    const answer = JSON.parse(String(bytes ?? ''), decode) as Answer
    if (answer.kind === 'threw') return { kind: 'failed', reason: `it throws ${answer.reason}` }
    return { kind: 'value', value: answer.value, exports: answer.exports }
  } catch {
    return undefined
  }
}

function decode(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if ('$number' in value) return Number(value.$number)
  return '$bigint' in value ? BigInt(String(value.$bigint)) : value
}
