import type { NoteRecord } from '#schemas/annotation.ts'
import type { PortRecord } from '#schemas/source-file.ts'

/** A number the home page shows. */
export interface EvidenceCount {
  kind: 'tested' | 'mapped' | 'symbols' | 'notes'
  count: number
}

/** What the book can count about itself; kinds of which there is nothing are left out. */
export function countEvidence(
  ports: readonly PortRecord[],
  notes: readonly NoteRecord[],
): EvidenceCount[] {
  const tested = ports.map(({ requirements }) => requirements?.tested ?? 0)
  const counts: EvidenceCount[] = [
    { kind: 'tested', count: tested.reduce((sum, count) => sum + count, 0) },
    { kind: 'mapped', count: ports.flatMap(({ mappings }) => mappings).length },
    { kind: 'symbols', count: ports.flatMap(({ symbols }) => symbols).length },
    { kind: 'notes', count: notes.filter(({ anchor }) => anchor !== undefined).length },
  ]
  return counts.filter(({ count }) => count > 0)
}
