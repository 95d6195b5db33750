import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import type { Env } from '../env.ts'
import { hashText } from './content-hash.ts'
import { openKept } from './kept-results.ts'
import { parseMarkdown } from '#authored/markdown.ts'

/** Parses Markdown that an earlier run may have parsed already. */
export interface TreeReader {
  /** A tree of the caller's own: it may be changed. */
  readonly parse: (text: string) => Root
  /** To be called when everything is parsed. */
  readonly save: () => void
}

/**
 * Opens the trees kept as `name`. Parsing is most of what a run takes, and nearly every file is as it was: reading
 * a tree back is a hundred times faster.
 */
export function openTrees(name: string, env: Env): TreeReader {
  // As text, since what is kept is written at the end, when the tree has long been worked on.
  const kept = openKept<string>(name, env)
  const version = parserVersion()
  return {
    parse: (text) => {
      const key = hashText(`${version}\0${text}`)
      const known = kept.find(key)
      const tree = known ?? JSON.stringify(parseMarkdown(text))
      if (known === undefined) kept.keep(key, tree)
      // The first run reads it back too, so that no run sees anything that a later one would not.
      return JSON.parse(tree) as Root
    },
    save: () => {
      kept.save()
    },
  }
}

/** The packages that parse are many; which ones they are is in the lockfile. */
function parserVersion(): string {
  return ['../../../../authored/markdown.ts', '../../../../package-lock.json']
    .map((name) => hashText(readFileSync(join(import.meta.dirname, name), 'utf8')))
    .join('\0')
}
