import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { parseMarkdownFile, type MarkdownFile } from './markdown-links.ts'

/** Markdown that is read on the forge. Chapters and notes are checked by `extract`. */
const PATTERNS = [
  '*.md',
  'docs/**/*.md',
  'ports/*/*.md',
  'tools/**/*.md',
  'conformance/**/*.md',
  'examples/*/*.md',
  '.github/**/*.md',
]

// https://…, mailto:…, //host
const RE_EXTERNAL = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/iu

/** The Markdown files below `root` whose links are checked, sorted. */
export function findMarkdownFiles(root: string): string[] {
  return globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/(?:^|\/)(?:node_modules|fixtures|results)\//u.test(path))
    .sort()
}

/** Every relative link of `files` whose file or heading is not there, as `file:line: …`. */
export function checkMarkdownLinks(root: string, files: readonly string[]): string[] {
  const parsed = new Map<string, MarkdownFile>()
  const read = (path: string): MarkdownFile => {
    const known = parsed.get(path)
    if (known) return known
    const file = parseMarkdownFile(readFileSync(join(root, path), 'utf8'))
    parsed.set(path, file)
    return file
  }
  const problems: string[] = []
  for (const path of files) {
    for (const { url, line } of read(path).links) {
      const why = explainDeadLink(root, path, url, read)
      if (why !== undefined) problems.push(`${path}:${line}: ${url} ${why}`)
    }
  }
  return problems
}

/** Why `url`, written in the file `from`, leads nowhere; `undefined` when it leads somewhere. */
function explainDeadLink(
  root: string,
  from: string,
  url: string,
  read: (path: string) => MarkdownFile,
): string | undefined {
  if (RE_EXTERNAL.test(url)) return undefined
  const [path = '', fragment] = decodeURI(url).split('#', 2)
  const target = path === '' ? from : normalize(join(dirname(from), path))
  if (target.startsWith('../')) return 'leads outside the repository'
  if (!existsSync(join(root, target))) return 'does not exist'
  if (fragment === undefined || !target.endsWith('.md')) return undefined
  return read(target).anchors.has(fragment) ? undefined : 'names a heading that is not there'
}
