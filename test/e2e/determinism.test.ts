import { createHash } from 'node:crypto'
import { globSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { buildSite } from './support/build-site.ts'
import { hashInputs } from './support/content-hash.ts'

/** SHA-256 of every file below `folder`, by its path. */
function hashes(folder: string): Record<string, string> {
  const files = globSync('**', { cwd: folder }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return Object.fromEntries(
    files.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  )
}

describe('building twice', () => {
  it('gives the same bytes', { timeout: 300_000 }, () => {
    const { root, sites, inputs } = inject('e2e')
    const dist = '.cache/e2e/again'
    rmSync(join(root, `${dist}.inputs`), { force: true })
    buildSite({ root, config: join(root, 'book.config.ts'), book: root, dist, base: '/', inputs })
    expect(hashInputs(root), 'the sources changed while the tests ran').toBe(inputs)
    const first = hashes(sites[0].dist)
    const second = hashes(join(root, dist))
    expect(Object.keys(second)).toEqual(Object.keys(first))
    expect(Object.keys(first).length).toBeGreaterThan(20)
    expect(Object.keys(first).filter((path) => first[path] !== second[path])).toEqual([])
  })
})
