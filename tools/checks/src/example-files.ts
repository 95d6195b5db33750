import { globSync } from 'node:fs'
import { findMarkdownFiles } from './check-links.ts'

/** Markdown that readers meet on the site. */
const PATTERNS = [
  'chapters/**/*.md',
  'annotations/**/*.md',
  'examples/*/{chapters,annotations}/**/*.md',
]

/** The Markdown files below `root` whose TypeScript examples have to compile, sorted. */
export function findExampleFiles(root: string): string[] {
  const woven = globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] })
  return [...findMarkdownFiles(root), ...woven.map((path) => path.replaceAll('\\', '/'))].sort()
}
