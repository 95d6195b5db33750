import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedPort } from './book-ports.ts'
import { checkRecording } from './check-recording.ts'
import type { Env } from './env.ts'
import { checkFreshSeeds, type Seeds } from './fresh-seeds.ts'
import { requireGo } from './go-recorder.ts'

/**
 * Records the ports once more and compares, then lets upstream and port run fresh seeds. Gives what differs, in
 * words; the committed files stay as they are.
 *
 * @throws CannotRunError without Go, without the modules, or when a recorder fails
 */
export async function check(
  env: Env,
  ports: readonly RecordedPort[],
  seeds: Seeds,
): Promise<string[]> {
  await requireGo(env)
  const problems: string[] = []
  for (const port of ports) {
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
    try {
      mkdirSync(join(folder, 'vectors'))
      problems.push(...(await checkRecording(env, port, folder)))
      problems.push(...(await checkFreshSeeds(env, port, { folder, seeds })))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return problems
}
