import { join } from 'node:path'
import type { Env } from './env.ts'
import { CannotRunError } from './exit-code.ts'
import type { ProcessResult } from './run-process.ts'

const INSTALL =
  'Install Go from https://go.dev/dl/ and put it on PATH. Only recording needs it: npm test and npm run mutants do not.'
const DOWNLOAD =
  'The upstream modules come from the Go module proxy. Check the network and GOPROXY, then try again.'

/** What to record. */
export interface RecordRequest {
  readonly port: string
  /** Absolute path: the folder that receives one file per suite, or the file that is written. */
  readonly out: string
}

/** What `record-vectors` is to record. */
export interface VectorRequest extends RecordRequest {
  /** All suites when empty. */
  readonly suites?: readonly string[]
  /** Only generated suites, so many sequences of each, from `first` on. */
  readonly seeds?: { readonly first: number; readonly count: number }
}

/**
 * Makes sure that Go is here and has the modules that `conformance/go.mod` pins.
 *
 * @throws CannotRunError naming the command that failed and what to do.
 */
export async function requireGo(env: Env): Promise<void> {
  const found = await go(env, ['version'])
  if (found.end.kind === 'missing') throw new CannotRunError('go version: there is no Go', INSTALL)
  // Also fetches the toolchain that go.mod asks for.
  await mustGo(env, ['mod', 'download'], DOWNLOAD)
}

/** Records the vectors of a port. @throws CannotRunError when the recorder fails. */
export async function recordVectors(env: Env, request: VectorRequest): Promise<void> {
  const { port, out, suites = [], seeds } = request
  const options = ['-port', port, '-out', out]
  if (suites.length > 0) options.push('-suites', suites.join(','))
  if (seeds) options.push('-seeds', String(seeds.count), '-from', String(seeds.first))
  const hint = 'The recorder says above what went wrong.'
  await mustGo(env, ['run', './cmd/record-vectors', ...options], hint)
}

/** Records which declarations upstream has. @throws CannotRunError when the recorder fails. */
export async function recordUpstream(env: Env, { port, out }: RecordRequest): Promise<void> {
  const hint = 'The recorder says above what went wrong.'
  await mustGo(env, ['run', './cmd/record-upstream', '-port', port, '-out', out], hint)
}

function go(env: Env, args: readonly string[]): Promise<ProcessResult> {
  return env.run(['go', ...args], { cwd: join(env.root, 'conformance') })
}

async function mustGo(env: Env, args: readonly string[], hint: string): Promise<void> {
  const { end, output, errors } = await go(env, args)
  if (end.kind === 'exit' && end.code === 0) return
  const said = `${output}${errors}`.trim()
  const command = `go ${args.join(' ')}, in conformance/`
  throw new CannotRunError(`${command}: ${said === '' ? 'failed' : `\n${said}`}`, hint)
}
