import type { Occurrence, OccurrenceTarget } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'

/** An identifier and its file. */
export interface Token {
  readonly file: SourceFile
  readonly at: Occurrence
}

/** Names a target: symbols by their id, locals by where they are declared. */
export function keyOf(target: OccurrenceTarget, { path }: SourceFile): string | undefined {
  switch (target.kind) {
    case 'symbol':
      return target.id
    case 'local':
      return `${path} ${target.definition}`
    case 'external':
      return `${target.module} ${target.name}`
    case 'module':
      return undefined
  }
}

/** `ports/workqueue/src/queue.ts 4711` */
export function placeOf({ file, at }: Token): string {
  return `${file.path} ${at.range.start}`
}
