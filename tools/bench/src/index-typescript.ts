import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerRow, type BenchRow } from './bench-row.ts'
import { measureCoverage } from './index-coverage.ts'
import { type IndexWorkspace, peerName, prepareIndexWorkspace } from './index-workspace.ts'
import { leastOf, measureCpu } from './measure-cpu.ts'

const RUNS = 5
const COVERAGE = 0.99
const RUN = join(import.meta.dirname, 'index-run.ts')

/**
 * CPU seconds of indexing rxjs's `src`: definitions, references and hovers, against scip-typescript and TypeDoc in
 * the same run; then what a second run costs when nothing, or one file, changed.
 */
export async function benchIndex(root: string): Promise<BenchRow[]> {
  const workspace = prepareIndexWorkspace(root)
  const { peers, book, port, code } = workspace
  // Ours keeps its compiled code between runs, so the peers may too.
  const env = { NODE_COMPILE_CACHE: code }
  const folder = join(book, port)
  const modules = join(peers, 'node_modules')
  const scipFile = join(book, 'index.scip')
  const scipMain = join(modules, '@sourcegraph/scip-typescript/dist/src/main.js')
  const runs = {
    scip: () => measureCpu({ args: [scipMain, 'index', '--output', scipFile], cwd: folder, env }),
    typedoc: () => {
      const args = ['--json', join(book, 'typedoc.json'), '--entryPoints', 'src/index.ts']
      const main = join(modules, 'typedoc/bin/typedoc')
      return measureCpu({ args: [main, ...args, '--logLevel', 'Error'], cwd: folder, env })
    },
    cold: () => {
      forget(workspace)
      return measureOwn(workspace)
    },
  }
  // In turn, so that a busy minute of the machine's falls on all of them.
  const least = { scip: Infinity, typedoc: Infinity, cold: Infinity }
  for (let round = 0; round < RUNS; round++)
    for (const name of ['scip', 'typedoc', 'cold'] as const)
      least[name] = Math.min(least[name], runs[name]())
  const { scip, typedoc, cold } = least
  const { theirs, both } = await measureCoverage(workspace, scipFile)
  const coverage = both / theirs
  const what = 'index rxjs src, CPU s'
  const covered = `covering ${(coverage * 100).toFixed(1)} % of ${theirs} identifiers`
  const scipRow = peerRow({
    what: `${what}, ${covered}`,
    peer: peerName('@sourcegraph/scip-typescript'),
    ours: cold,
    theirs: scip,
    budget: 1,
  })
  return [
    // An index that leaves things out is no index: then the time does not count.
    { ...scipRow, ok: scipRow.ok && coverage >= COVERAGE },
    peerRow({ what, peer: peerName('typedoc'), ours: cold, theirs: typedoc, budget: 1 }),
    ...rerunRows(workspace),
  ]
}

/** Removes what earlier runs left in the book. */
function forget({ book }: IndexWorkspace): void {
  rmSync(join(book, '.cache'), { recursive: true, force: true })
}

function measureOwn({ book, port, code }: IndexWorkspace): number {
  return measureCpu({ args: [RUN, book, port], cwd: book, env: { BENCH_CODE_CACHE: code } })
}

/** Held against the first run in a fresh clone: nothing is kept, compiled code neither. */
function rerunRows(workspace: IndexWorkspace): BenchRow[] {
  const first = leastOf(RUNS, () => {
    forget(workspace)
    rmSync(workspace.code, { recursive: true, force: true })
    return measureOwn(workspace)
  })
  const again = 'index rxjs src again, CPU s'
  const shared = { peer: 'its own first run', theirs: first }
  const same = leastOf(RUNS, () => measureOwn(workspace))
  const body = leastOf(RUNS, () => afterEdit(workspace, 'Subject.ts', /(?=this\._throwIfClosed)/u))
  return [
    peerRow({ ...shared, what: `${again}, nothing changed`, ours: same, budget: 0.1 }),
    peerRow({ ...shared, what: `${again}, one function body changed`, ours: body, budget: 0.35 }),
  ]
}

/** Puts a statement in at the first match of `at`, and measures the next run. */
function afterEdit(workspace: IndexWorkspace, file: string, at: RegExp): number {
  const path = join(workspace.book, workspace.port, 'src/internal', file)
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.replace(at, 'void 0; '))
  const cpu = measureOwn(workspace)
  writeFileSync(path, before)
  measureOwn(workspace)
  return cpu
}
