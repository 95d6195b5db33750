import { findAlike } from '#authored/note-target.ts'
import { type AnnotateFile, annotateFileSchema } from '#schemas/annotate-file.ts'
import { type AnnotateNames, annotateNamesSchema } from '#schemas/annotate-file.ts'
import type { NoteRecord } from '#schemas/annotation.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { Declaration, SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { Chapter } from './reading-order.ts'

/** The records {@link buildAnnotateFile} reads. */
export interface AnnotateSource {
  /** Symbols of the file's port. */
  symbols: readonly SymbolRecord[]
  notes: readonly NoteRecord[]
  /** Text of any file by its path. */
  textOf: (path: string) => string
}

/** What the composer of notes has to know of a file. @throws z.ZodError when the records contradict the schema */
export function buildAnnotateFile(file: SourceFile, source: AnnotateSource): AnnotateFile {
  const byId = new Map<string, SymbolRecord>(source.symbols.map((one) => [one.id, one]))
  return annotateFileSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    port: file.port,
    path: file.path,
    text: file.text,
    symbols: file.symbols.flatMap((id) => {
      const symbol = byId.get(id)
      // Type parameters are part of what they are parameters of; see findNoteTarget.
      const isApart = symbol && symbol.kind !== 'type-parameter'
      return isApart ? [describeSymbol(symbol, file, source)] : []
    }),
    notes: source.notes
      .flatMap(({ id, author, anchor }) =>
        anchor?.file === file.path ? [{ id, author, lines: anchor.lines }] : [],
      )
      .sort((a, b) => a.lines.start - b.lines.start || (a.id < b.id ? -1 : 1)),
  })
}

function describeSymbol(symbol: SymbolRecord, file: SourceFile, source: AnnotateSource): object {
  const here = symbol.declarations.filter((one) => one.file === file.path)
  const elsewhere = symbol.declarations
    .filter((one) => one.file !== file.path)
    .map((one) => source.textOf(one.file).slice(startOf(one), one.range.end))
  return {
    id: symbol.id,
    code: symbol.code,
    alike: findAlike(symbol, source.symbols),
    declarations: here.map((one) => ({ start: startOf(one), end: one.range.end })),
    ...(elsewhere.length > 0 && { elsewhere }),
  }
}

function startOf({ doc, range }: Declaration): number {
  return doc?.start ?? range.start
}

/** The records {@link buildAnnotateNames} reads. */
export interface NamesSource {
  symbols: readonly SymbolRecord[]
  chapters: readonly Chapter[]
  notes: readonly NoteRecord[]
  /** The book, in every language. */
  titles: readonly string[]
}

/** What notes may link to. @throws z.ZodError when the records contradict the schema */
export function buildAnnotateNames(source: NamesSource): AnnotateNames {
  const { symbols, chapters, notes, titles } = source
  const people = notes.flatMap(({ author, reviewer }) => [author, ...(reviewer ? [reviewer] : [])])
  const pages = new Map<string, Set<string>>()
  for (const { slug, sections } of chapters) {
    const known = pages.get(slug) ?? new Set()
    for (const { id } of sections) known.add(id)
    pages.set(slug, known)
  }
  return annotateNamesSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    symbols: symbols.map((symbol) => ({
      id: symbol.id,
      names: spokenNames(symbol),
      exported: symbol.exported,
      aliases: symbol.aliases,
      paged: symbol.kind !== 'type-parameter',
    })),
    pages: [...pages].map(([slug, sections]) => ({ slug, sections: [...sections] })),
    notes: notes.map(({ id }) => id).sort(),
    people: [...new Set([...titles, ...people])].sort(),
  })
}

/** `Queue.add` is called `Queue.add` and `add`. */
function spokenNames({ name, parent }: SymbolRecord): string[] {
  if (parent === undefined) return [name]
  const members = parent.slice(parent.indexOf('#') + 1)
  return [name, name.slice(members.length + 1)]
}
