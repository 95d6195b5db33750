import type { Root } from 'mdast'
import { findLookalike } from '#authored/author-look.ts'
import type { NoteFault } from '#authored/note-fault.ts'
import { renderNoteFile } from '#authored/note-file.ts'
import { isPortableNoteId } from '#authored/note-file-name.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import type { AnnotateNames } from '#schemas/annotate-file.ts'
import type { NoteFrontMatter, NoteKind } from '#schemas/annotation.ts'
import { noteIdSchema } from '#schemas/ids.ts'
import { type LinkFault, checkLinks } from './link-check.ts'
import type { NoteTarget } from './note-target.ts'

/** What the author of a note fills in. */
export interface NoteFields {
  id: string
  kind: NoteKind
  /** Locale code. */
  lang: string
  author: string
  markdown: string
}

/** Anything that keeps a note from being published. */
export type ComposerFault =
  | NoteFault
  | LinkFault
  | { kind: 'idMalformed'; line?: number }
  | { kind: 'idTaken'; id: string; line?: number }
  | { kind: 'authorLookalike'; other: string; line?: number }

/** A fault and where its author mends it. */
export interface PlacedFault {
  field: 'id' | 'author' | 'markdown' | 'other'
  /** 1-based line of the body as typed; absent where the whole is meant. */
  line?: number | undefined
  fault: ComposerFault
}

/** A note as it will be stored, and all that is wrong with it. */
export interface ComposedNote {
  /** The file. */
  text: string
  /** The body, guarded; `undefined` when the guard refused it. */
  tree: Root | undefined
  faults: PlacedFault[]
}

/** What a note is composed for. */
export interface NoteOccasion {
  port: string
  target: NoteTarget
  /** `YYYY-MM-DD` */
  today: string
  /** Locale codes, the first one's pages at the root. */
  locales: readonly string[]
  /** `undefined` until they have loaded. */
  names: AnnotateNames | undefined
}

/** Puts a note together and reads it back as the build does. */
export function composeNote(fields: NoteFields, occasion: NoteOccasion): ComposedNote {
  const text = renderNoteFile(frontOf(fields, occasion), fields.markdown)
  const place = placer(text, fields.markdown)
  const faults = checkId(fields.id, occasion.names)
  const body = readNoteText(text)
  if (body.kind === 'faults')
    return { text, tree: undefined, faults: [...faults, ...body.faults.map(place)] }
  const { tree, yaml } = body.value
  const front = readNoteFront(yaml)
  if (front.kind === 'faults') faults.push(...front.faults.map(place))
  const { port, locales, names } = occasion
  if (names) {
    faults.push(...checkLinks(tree, { port, locales, names }).map(place))
    if (front.kind === 'read') faults.push(...checkAuthor(front.value.front.author, names))
  }
  return { text, tree, faults }
}

function frontOf(fields: NoteFields, { target, today }: NoteOccasion): NoteFrontMatter {
  const { symbol, selector } = target
  return {
    target: symbol.id,
    ...(symbol.alike.length > 0 && { alike: symbol.alike }),
    ...selector,
    kind: fields.kind,
    lang: fields.lang,
    author: fields.author.normalize('NFC').replaceAll(/\s+/gu, ' ').trim(),
    created: today,
    code: symbol.code,
  }
}

function checkId(id: string, names: AnnotateNames | undefined): PlacedFault[] {
  if (!noteIdSchema.safeParse(id).success || !isPortableNoteId(id))
    return [{ field: 'id', fault: { kind: 'idMalformed' } }]
  const isTaken = names?.notes.some((one) => one === id)
  return isTaken ? [{ field: 'id', fault: { kind: 'idTaken', id } }] : []
}

function checkAuthor(author: string, { people }: AnnotateNames): PlacedFault[] {
  const other = findLookalike(author, people)
  return other === undefined ? [] : [{ field: 'author', fault: { kind: 'authorLookalike', other } }]
}

// author: somebody
const RE_FIELD = /^(\w+):/u

/** From lines of the file to fields and lines of the body as typed. */
function placer(text: string, markdown: string): (fault: ComposerFault) => PlacedFault {
  const lines = text.split('\n')
  const head = lines.indexOf('---', 1) + 2
  const blank =
    markdown.slice(0, markdown.length - markdown.trimStart().length).split('\n').length - 1
  return (fault) => {
    if (fault.kind === 'field' || fault.kind === 'author')
      return { field: fault.field === 'author' ? 'author' : 'other', fault }
    const { line } = fault
    if (line === undefined) return { field: 'markdown', fault }
    if (line > head) return { field: 'markdown', line: line - head + blank, fault }
    const name = RE_FIELD.exec(lines[line - 1] ?? '')?.[1]
    return { field: name === 'author' ? 'author' : 'other', fault }
  }
}
