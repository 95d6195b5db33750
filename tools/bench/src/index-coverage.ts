import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { z } from 'zod'
import { buildIndex } from '../../extract/src/index/build-index.ts'
import { createEnv } from '../../extract/src/create-env.ts'
import { createDiskFileSystem } from '../../extract/src/load/disk-file-system.ts'
import { loadPort } from '../../extract/src/load/port-program.ts'
import { parsePortName } from '#schemas/ids.ts'
import type { IndexWorkspace } from './index-workspace.ts'

/** How many of scip-typescript's identifiers our index has. */
export interface Coverage {
  readonly theirs: number
  readonly both: number
  readonly ours: number
  /** A few that only they have, for finding out why: `src/a.ts:3:14`. */
  readonly missing: readonly string[]
}

const indexSchema = z.object({
  documents: z.array(
    z.object({
      relative_path: z.string(),
      occurrences: z.array(z.object({ range: z.array(z.number()) })),
    }),
  ),
})

interface ScipModule {
  scip: { Index: { deserializeBinary: (bytes: Uint8Array) => unknown } }
}

/** Compares places. Several symbols at one place count once; the file as a whole, which has no name, does not. */
export async function measureCoverage(
  { peers, book, port }: IndexWorkspace,
  scipFile: string,
): Promise<Coverage> {
  const path = join(peers, 'node_modules/@sourcegraph/scip-typescript/dist/src/scip.js')
  const { scip } = createRequire(import.meta.url)(path) as ScipModule
  const index = indexSchema.parse(scip.Index.deserializeBinary(readFileSync(scipFile)))
  const ours = await ownPlaces(book, port)
  const theirs = new Set(
    index.documents.flatMap(({ relative_path: file, occurrences }) =>
      occurrences.flatMap(({ range: [line = 0, start = 0, end = 0] }) =>
        line === 0 && start === 0 && end === 0 ? [] : [`${file}:${line + 1}:${start + 1}`],
      ),
    ),
  )
  const missing = [...theirs].filter((place) => !ours.has(place))
  return {
    theirs: theirs.size,
    both: theirs.size - missing.length,
    ours: ours.size,
    missing: missing.slice(0, 20),
  }
}

async function ownPlaces(book: string, port: string): Promise<Set<string>> {
  const env = createEnv(createDiskFileSystem(book), { now: () => 0 })
  const program = loadPort({ name: parsePortName('rxjs'), path: port }, env)
  const index = await buildIndex(program === undefined ? [] : [program], env)
  const places = new Set<string>()
  for (const { path, text, occurrences } of index.files) {
    const lines = [0, ...[...text.matchAll(/\n/gu)].map((match) => match.index + 1)]
    let line = 0
    for (const { range } of occurrences) {
      while ((lines[line + 1] ?? Infinity) <= range.start) line += 1
      places.add(
        `${path.slice(port.length + 1)}:${line + 1}:${range.start - (lines[line] ?? 0) + 1}`,
      )
    }
  }
  return places
}
