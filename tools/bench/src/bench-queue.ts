import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type BenchRow, peerRow } from './bench-row.ts'

const PORT = fileURLToPath(new URL('queue-costs.ts', import.meta.url))

/** Runs of each program, in turn, so that a slow minute of the machine meets both. */
const TURNS = 3

/** What both programs print, in nanoseconds per operation and bytes per queued item. */
const costsSchema = z.strictObject({
  cycle: z.number(),
  backlog: z.number(),
  addAfter: z.number(),
  parallelize: z.number(),
  'parallelize-100': z.number(),
  bytes: z.number(),
})
type Costs = z.infer<typeof costsSchema>

/** The largest ratio that passes, and what to call the row. */
const ROWS: Readonly<Record<keyof Costs, { readonly what: string; readonly budget: number }>> = {
  cycle: { what: 'work queue: add+get+done, ns', budget: 1 },
  backlog: { what: 'work queue: add+get+done, 1000 waiting, ns', budget: 1 },
  addAfter: { what: 'delaying queue: addAfter until taken, ns', budget: 1 },
  parallelize: { what: 'parallelizeUntil: empty piece, chunks of 1, ns', budget: 1 },
  'parallelize-100': { what: 'parallelizeUntil: empty piece, chunks of 100, ns', budget: 1 },
  bytes: { what: 'work queue: bytes per queued item', budget: 1 },
}

/** True where client-go cannot be measured. */
export function goIsMissing(): boolean {
  return spawnSync('go', ['version']).status !== 0
}

/** The queues of the port next to client-go's own. @throws Error with its output when a program fails. */
export function benchQueue(root: string): BenchRow[] {
  const ours: Costs[] = []
  const theirs: Costs[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    ours.push(
      run(process.execPath, ['--expose-gc', '--conditions=annotated-k8s-source', PORT], root),
    )
    theirs.push(run('go', ['run', './cmd/measure-workqueue'], join(root, 'conformance')))
  }
  return costsSchema.keyof().options.map((name) => {
    const least = (all: readonly Costs[]): number => Math.min(...all.map((costs) => costs[name]))
    const { what, budget } = ROWS[name]
    return peerRow({
      what,
      peer: 'client-go 0.36.3',
      ours: least(ours),
      theirs: least(theirs),
      budget,
    })
  })
}

function run(program: string, args: readonly string[], cwd: string): Costs {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`)
  return costsSchema.parse(JSON.parse(stdout))
}
