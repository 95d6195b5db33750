import type { Root } from 'mdast'
import { type NoteFrontMatter, noteFrontMatterSchema } from '#schemas/annotation.ts'
import { findAuthorFlaw } from './author-name.ts'
import { checkFields } from './check-fields.ts'
import { findInvisible } from './invisible-characters.ts'
import { parseMarkdown } from './markdown.ts'
import { buildNoteBody } from './note-body.ts'
import type { NoteFault } from './note-fault.ts'
import { checkLimits, MAX_NESTING, MAX_REPORTS } from './note-limits.ts'
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
  const tree = parseSafely(source, parse)
  if (!tree) return { kind: 'faults', faults: [{ kind: 'nesting', limit: MAX_NESTING }] }
  const [first] = tree.children
  const yaml = first?.type === 'yaml' ? first.value : undefined
  const end = first?.type === 'yaml' ? (first.position?.end.offset ?? 0) : 0
  const faults = buildNoteBody(tree, source)
  if (faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'read', value: { yaml, markdown: source.slice(end).trim(), tree } }
}

/** `undefined` when the parser runs out of stack: nothing a person writes does that. */
function parseSafely(source: string, parse: (text: string) => Root): Root | undefined {
  try {
    return parse(source)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
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
    const faults = read.refusals.slice(0, MAX_REPORTS).map(({ reason, line }): NoteFault => ({
      kind: 'yaml',
      reason,
      line: line + FIRST_LINE - 1,
    }))
    return { kind: 'faults', faults }
  }
  const lineOf = (path: readonly PropertyKey[]): number => read.lineOf(path) + FIRST_LINE - 1
  const checked = checkFields<NoteFrontMatter>(noteFrontMatterSchema, read.value ?? {})
  const faults =
    checked.kind === 'fits'
      ? [...findSpelt(checked.value, lineOf), ...findAuthorFaults(checked.value, lineOf)]
      : checked.issues.map(({ path, field, reason, unknownKey }): NoteFault => {
          return { kind: 'field', field, reason, unknownKey, line: lineOf(path) }
        })
  if (checked.kind !== 'fits' || faults.length > 0)
    return { kind: 'faults', faults: faults.slice(0, MAX_REPORTS) }
  return { kind: 'read', value: { front: checked.value, lineOf } }
}

/** Invisible characters that the file itself could not hold, but an escape can: `"\u202e"`. */
function findSpelt(front: NoteFrontMatter, lineOf: NoteFront['lineOf']): NoteFault[] {
  return Object.entries(front).flatMap(([field, value]) =>
    [value].flat().flatMap((text) => {
      if (typeof text !== 'string' || field === 'author') return []
      const line = lineOf([field])
      return findInvisible(text).map(({ character }): NoteFault => {
        return { kind: 'invisible', character, line }
      })
    }),
  )
}

function findAuthorFaults(front: NoteFrontMatter, lineOf: NoteFront['lineOf']): NoteFault[] {
  const names = [
    { path: ['author'], name: front.author },
    { path: ['reviewed', 'by'], name: front.reviewed?.by },
  ]
  return names.flatMap(({ path, name }): NoteFault[] => {
    const flaw = name === undefined ? undefined : findAuthorFlaw(name)
    if (name === undefined || flaw === undefined) return []
    return [{ kind: 'author', field: path.join('.'), name, flaw, line: lineOf(path) }]
  })
}
