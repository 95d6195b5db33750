import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findSuites, type RecordedPort } from './book-ports.ts'
import type { Env } from './env.ts'
import { CannotRunError } from './exit-code.ts'
import { recordUpstream, recordVectors, requireGo } from './go-recorder.ts'
import { readVectorFile } from './vector-files.ts'

/** Which declarations upstream has; in the folder of a port. */
export const UPSTREAM_FILE = 'upstream.json'

/**
 * Records `upstream.json` and the vectors of the ports anew.
 *
 * @param suite - only this suite, and not `upstream.json`
 * @throws CannotRunError without Go, without the modules, or when the suite is unknown
 */
export async function record(
  env: Env,
  ports: readonly RecordedPort[],
  suite?: string,
): Promise<void> {
  if (suite !== undefined) requireSuite(ports, suite)
  await requireGo(env)
  for (const port of ports) {
    const suites = suite === undefined ? [] : [suite]
    const upstream = join(port.folder, UPSTREAM_FILE)
    if (suite === undefined && existsSync(upstream)) {
      await recordUpstream(env, { port: port.name, out: upstream })
    }
    const out = join(port.folder, 'vectors')
    await recordVectors(env, { port: port.name, out, suites })
    for (const name of suite === undefined ? findSuites(out) : suites) {
      const path = join(out, `${name}.json`)
      const { vectors } = readVectorFile(path)
      env.print(`${relative(env.root, path)}: ${vectors.length} vectors`)
    }
  }
}

function requireSuite(ports: readonly RecordedPort[], suite: string): void {
  const known = ports.flatMap(({ folder }) => findSuites(join(folder, 'scenarios')))
  if (known.includes(suite)) return
  throw new CannotRunError(`no suite "${suite}"`, `There are: ${known.join(', ')}`)
}
