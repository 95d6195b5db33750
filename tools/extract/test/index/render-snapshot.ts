import type { Occurrence } from '#schemas/occurrence.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import { targetOf } from './render-index.ts'

/**
 * A source file with carets under every identifier, and beside them what it defines (`=`) or refers to (`→`): what
 * a reviewer can check by eye. Definitions show their hover text and what they stand for upstream.
 */
export function renderSnapshot(file: SourceFile, port: PortRecord): string {
  const rendered: string[] = []
  let offset = 0
  let next = 0
  for (const line of file.text.split('\n')) {
    rendered.push(line === '' ? '' : `   ${line}`)
    const end = offset + line.length
    for (; next < file.occurrences.length; next++) {
      const occurrence = file.occurrences[next]
      if (occurrence === undefined || occurrence.range.start > end) break
      const { start, end: stop } = occurrence.range
      const carets = ' '.repeat(start - offset) + '^'.repeat(Math.min(stop, end) - start)
      rendered.push(`// ${carets} ${describe(occurrence, file, port)}`)
    }
    offset = end + 1
  }
  return rendered.join('\n')
}

function describe(occurrence: Occurrence, file: SourceFile, port: PortRecord): string {
  const { role, target, hover } = occurrence
  if (role === 'reference') return `→ ${targetOf(occurrence, file)}`
  const shown = hover === undefined ? '' : ` ${file.hovers[hover] ?? ''}`
  const upstream = port.mappings
    .filter(({ to }) => target.kind === 'symbol' && to === target.id)
    .map(({ source, file: at, name, status }) => ` ⇐ ${source} ${at} ${name} (${status})`)
  return `= ${targetOf(occurrence, file)}${shown}${upstream.join('')}`
}
