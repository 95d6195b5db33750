import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileSystem } from '../../src/env.ts'
import { commit, JOURNAL, recover } from '../../src/emit/transaction.ts'
import { createMemoryFileSystem, type MemoryFileSystem } from '../support/memory-file-system.ts'

const OLD = { 'out/a.mdx': 'old a', 'out/b.mdx': 'old b', 'out/gone.mdx': 'old c', 'src/x.ts': 'x' }
const PLAN = {
  writes: [
    { path: 'out/a.mdx', text: 'new a' },
    { path: 'out/b.mdx', text: 'new b' },
    { path: 'out/deep/d.mdx', text: 'new d' },
  ],
  removals: ['out/gone.mdx'],
}
const NEW = {
  'out/a.mdx': 'new a',
  'out/b.mdx': 'new b',
  'out/deep/d.mdx': 'new d',
  'src/x.ts': 'x',
}

/** The process dies at its `limit`th change to the disk: that change and all later ones do not happen. */
function dieAfter(fs: FileSystem, limit: number): FileSystem {
  let changes = 0
  const guard = <Args extends unknown[]>(change: (...args: Args) => void) => {
    return (...args: Args): void => {
      changes += 1
      if (changes > limit) throw new Error('killed')
      change(...args)
    }
  }
  return {
    ...fs,
    write: guard(fs.write.bind(fs)),
    rename: guard(fs.rename.bind(fs)),
    remove: guard(fs.remove.bind(fs)),
  }
}

function contentOf(fs: MemoryFileSystem): Record<string, unknown> {
  return Object.fromEntries([...fs.files].filter(([path]) => !path.startsWith('.cache')))
}

/** Commits until the process dies. */
function commitUntil(limit: number): MemoryFileSystem {
  const fs = createMemoryFileSystem(OLD)
  try {
    commit(PLAN, dieAfter(fs, limit))
  } catch (error) {
    expect(error).toMatchObject({ message: 'killed' })
  }
  return fs
}

const CHANGES = 20

describe('writing the output', () => {
  it('writes all of it and leaves no journal behind', () => {
    const fs = commitUntil(Infinity)
    expect(contentOf(fs)).toEqual(NEW)
    expect(fs.exists(JOURNAL)).toBe(false)
  })

  it.each(Array.from({ length: CHANGES }, (_, limit) => limit))(
    'leaves the old output or, after recovery, the new one when killed at change %i',
    (limit) => {
      const fs = commitUntil(limit)
      const isDecided = fs.exists(`${JOURNAL}/ready.json`)
      if (!isDecided && limit < 6) expect(contentOf(fs)).toEqual(OLD)
      recover(fs)
      expect(contentOf(fs)).toEqual(isDecided || limit >= 6 ? NEW : OLD)
      expect(fs.exists(JOURNAL)).toBe(false)
    },
  )

  it('recovers even when recovery is killed, again and again', () => {
    fc.assert(
      fc.property(fc.nat(CHANGES), fc.array(fc.nat(4), { maxLength: 5 }), (limit, limits) => {
        const fs = commitUntil(limit)
        const isDecided = fs.exists(`${JOURNAL}/ready.json`)
        for (const again of limits)
          try {
            recover(dieAfter(fs, again))
          } catch (error) {
            expect(error).toMatchObject({ message: 'killed' })
          }
        recover(fs)
        if (isDecided) expect(contentOf(fs)).toEqual(NEW)
        expect([JSON.stringify(OLD), JSON.stringify(NEW)]).toContain(sorted(contentOf(fs)))
      }),
    )
  })

  it('touches nothing when there is nothing to change', () => {
    const fs = createMemoryFileSystem(OLD)
    commit({ writes: [], removals: [] }, dieAfter(fs, 0))
    expect(contentOf(fs)).toEqual(OLD)
  })
})

function sorted(files: Record<string, unknown>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}
