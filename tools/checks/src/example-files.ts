import { globSync } from 'node:fs'
import { findMarkdownFiles } from './check-links.ts'

/** Markdown that readers meet on the site. Notes are left out: what they show is a fragment of what they are about. */
const PATTERNS = ['chapters/**/*.md', 'examples/*/chapters/**/*.md']

/** The Markdown files below `root` whose TypeScript examples have to compile, sorted. */
export function findExampleFiles(root: string): string[] {
  const woven = globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] })
  return [...findMarkdownFiles(root), ...woven.map((path) => path.replaceAll('\\', '/'))].sort()
}
