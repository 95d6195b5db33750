import type { BookPath, ContentHash } from '#schemas/ids.ts'

/** A TypeScript file of a port, line ends as LF. */
export interface PortFile {
  readonly path: BookPath
  /** The path in symbol ids: below `src`, without extension. */
  readonly module: string
  readonly text: string
  readonly hash: ContentHash
}
