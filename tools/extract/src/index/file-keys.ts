import type { BookPath } from '#schemas/ids.ts'
import { hashText } from '../load/content-hash.ts'
import type { FileFacts } from './file-shape.ts'

/**
 * A key for each file that changes whenever its index could: with its text, with the shape of anything it
 * imports, directly or not, with any file that needs no import to be seen, and with `base`.
 *
 * @param base - digest of everything that all files share: versions, configuration, packages
 */
export function computeKeys(
  files: ReadonlyMap<BookPath, FileFacts>,
  base: string,
): Map<BookPath, string> {
  const globals = [...files].flatMap(([path, facts]) => (facts.global ? [path] : []))
  const keys = new Map<BookPath, string>()
  for (const [path, { hash }] of files) {
    const seen = new Set<BookPath>([path, ...globals])
    // A set grows while it is walked, and every member is walked once.
    for (const at of seen) for (const next of files.get(at)?.imports ?? []) seen.add(next)
    const shapes = [...seen].sort().map((at) => `${at} ${files.get(at)?.shape ?? '-'}`)
    keys.set(path, hashText([base, path, hash, ...shapes].join('\n')))
  }
  return keys
}
