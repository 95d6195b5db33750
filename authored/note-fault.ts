import type { AuthorFlaw } from './author-name.ts'

/** What a note may not have, as far as Markdown itself allows it. */
export type ForbiddenConstruct = 'directive' | 'footnote' | 'heading' | 'image'

/**
 * What is wrong with the text of a note, as data: the extractor says it as a {@link Problem}, the composer in the
 * reader's language.
 */
export type NoteFault = {
  /** 1-based line of the text that was read; absent where it is the whole. */
  line?: number | undefined
} & (
  | { kind: 'empty' }
  | { kind: 'tooLarge'; bytes: number; limit: number }
  | { kind: 'longLine'; length: number; limit: number }
  | { kind: 'manyLines'; lines: number; limit: number }
  | { kind: 'nesting'; limit: number }
  /** A table with too many columns. */
  | { kind: 'table'; columns: number; limit: number }
  /** `character` as `U+202E`. */
  | { kind: 'invisible'; character: string }
  /** Marks heaped on one letter. */
  | { kind: 'stacked' }
  | { kind: 'html' | 'expression' | 'module' | 'symbolLink'; text: string }
  | { kind: 'construct'; what: ForbiddenConstruct }
  | { kind: 'link'; url: string }
  | { kind: 'frontMatterMissing' }
  /** The front matter is no YAML, or YAML notes do without. */
  | { kind: 'yaml'; reason: string }
  /** `unknownKey`: the field is none that notes have. */
  | { kind: 'field'; field: string; reason: string; unknownKey?: string | undefined }
  /** `field`: `author` or `reviewed.by`. */
  | { kind: 'author'; field: string; name: string; flaw: AuthorFlaw }
)
