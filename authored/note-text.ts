import type { Root } from 'mdast'
import { type NoteFrontMatter, noteFrontMatterSchema } from '#schemas/annotation.ts'
import { checkFields } from './check-fields.ts'
import { parseMarkdown } from './markdown.ts'
import { buildNoteBody } from './note-body.ts'
import type { NoteFault } from './note-fault.ts'
import { checkLimits } from './note-limits.ts'
import { parseYaml } from './yaml.ts'

/** The text of a note's file, guarded: what it says is harmless Markdown. */
export interface NoteText {
  /** YAML between the two lines of dashes; absent in a second language. */
  yaml: string | undefined
  /** The body as its author wrote it, white space around it gone. */
  markdown: string
  /** The body, parsed; symbol links are nodes of the book. */
  tree: Root
}

/** A part of a note, or all that is wrong with it. */
export type NoteRead<T> = { kind: 'read'; value: T } | { kind: 'faults'; faults: NoteFault[] }

/**
 * Reads the text of a note's file; line ends are line feeds.
 *
 * @param parse for callers that keep what they have parsed once
 */
export function readNoteText(source: string, parse = parseMarkdown): NoteRead<NoteText> {
  const limits = checkLimits(source)
  if (limits.length > 0) return { kind: 'faults', faults: limits }
  const tree = parse(source)
  const [first] = tree.children
  const yaml = first?.type === 'yaml' ? first.value : undefined
  const end = first?.type === 'yaml' ? (first.position?.end.offset ?? 0) : 0
  const faults = buildNoteBody(tree, source)
  if (faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'read', value: { yaml, markdown: source.slice(end).trim(), tree } }
}

/** Front matter, and on which line of the file (1-based) a field of it is. */
export interface NoteFront {
  front: NoteFrontMatter
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Line of the file on which front matter begins: below the dashes. */
const FIRST_LINE = 2

/** Reads the front matter of a note, the YAML that {@link readNoteText} gives. */
export function readNoteFront(yaml: string | undefined): NoteRead<NoteFront> {
  if (yaml === undefined)
    return { kind: 'faults', faults: [{ kind: 'frontMatterMissing', line: 1 }] }
  const read = parseYaml(yaml)
  if (read.kind === 'refused') {
    const faults = read.refusals.map(({ reason, line }): NoteFault => ({
      kind: 'yaml',
      reason,
      line: line + FIRST_LINE - 1,
    }))
    return { kind: 'faults', faults }
  }
  const lineOf = (path: readonly PropertyKey[]): number => read.lineOf(path) + FIRST_LINE - 1
  const checked = checkFields<NoteFrontMatter>(noteFrontMatterSchema, read.value ?? {})
  if (checked.kind === 'fits') return { kind: 'read', value: { front: checked.value, lineOf } }
  const faults = checked.issues.map(({ path, field, reason, unknownKey }): NoteFault => {
    return { kind: 'field', field, reason, unknownKey, line: lineOf(path) }
  })
  return { kind: 'faults', faults }
}
