import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root, whatever folder the tests were started from. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Folders that tools fill and git ignores. */
const GENERATED = new Set(['node_modules', 'dist', '.astro', '.cache', 'coverage', '.git'])
/** Woven records: ignored by git. */
const KNOWLEDGE = /(?:^|\/)src\/content\/knowledge$/u

/** Every file that belongs to the repository, as sorted POSIX paths. Needs no git. */
export function repositoryFiles(folder = ''): string[] {
  const entries: Dirent[] = readdirSync(join(ROOT, folder), { withFileTypes: true })
  return entries
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (!entry.isDirectory()) return [path]
      return GENERATED.has(entry.name) || KNOWLEDGE.test(path) ? [] : repositoryFiles(path)
    })
    .sort()
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** Parses a JSON file of the repository; the caller narrows it. */
export function readJson(path: string): unknown {
  return JSON.parse(readText(path))
}
