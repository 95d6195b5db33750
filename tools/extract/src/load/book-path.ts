import { posix } from 'node:path'

/**
 * Normalises a path an author wrote, relative to the folder `from` (both below the book's root).
 * `undefined` when it is absolute, has a backslash or a NUL, or climbs out of the root.
 */
export function resolveInside(from: string, path: string): string | undefined {
  if (/^[/\\]|^[A-Za-z]:|[\\\0]/u.test(path)) return undefined
  const joined = posix.normalize(posix.join(from, path)).replace(/\/$/u, '')
  if (joined === '..' || joined.startsWith('../')) return undefined
  return joined === '' ? '.' : joined
}
