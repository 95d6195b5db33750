import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type BenchRow, peerRow } from './bench-row.ts'
import { plainTwin } from './plain-twin.ts'

/** Largest allowed ratio of a page to the same page without links in code and hover cards, both after gzip. */
const BUDGET = 1.5
const KB = 1000

interface Weighed {
  readonly file: string
  readonly ours: number
  readonly plain: number
}

/**
 * What links in code and hover cards add to the pages of the site in `dist`: the page that grows most, and the one in
 * the middle. @throws Error when no page has any.
 */
export function hoverRows(dist: string): BenchRow[] {
  const weighed = globSync('**/*.html', { cwd: dist })
    .flatMap((file) => weigh(dist, file.replaceAll('\\', '/')))
    .sort((a, b) => a.ours / a.plain - b.ours / b.plain || (a.file < b.file ? -1 : 1))
  const most = weighed.at(-1)
  const middle = weighed[weighed.length >> 1]
  if (most === undefined || middle === undefined) throw new Error('no page has hover cards')
  return [toRow('most', most, weighed.length), toRow('median', middle, weighed.length)]
}

function weigh(dist: string, file: string): Weighed[] {
  const twin = plainTwin(readFileSync(join(dist, file), 'utf8'))
  return twin === undefined
    ? []
    : [{ file, ours: gzipSize(twin.html), plain: gzipSize(twin.plain) }]
}

function toRow(which: string, { file, ours, plain }: Weighed, pages: number): BenchRow {
  return peerRow({
    what: `links and hover cards, gzip KB, ${which} of ${pages} pages: ${file}`,
    peer: 'plain Shiki',
    ours: ours / KB,
    theirs: plain / KB,
    budget: BUDGET,
  })
}

function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length
}
