import { getCollection, getEntry } from 'astro:content'
import type { NoteRecord } from '#schemas/annotation.ts'
import type { GlossaryEntry } from '#schemas/glossary.ts'
import type { Mention } from '#schemas/mention.ts'
import type { SourceFile, PortRecord } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Chapter } from './reading-order.ts'
import { tokenize } from './code-lines.ts'
import type { TokenLine } from './code-tokens.ts'
import type { RenderedNote } from './rendered-note.ts'
import { buildUses, type UseIndex } from './uses.ts'

interface Index {
  symbols: ReadonlyMap<string, SymbolRecord>
  files: ReadonlyMap<string, SourceFile>
  uses: UseIndex
}

const tokens = new Map<string, Promise<TokenLine[]>>()
let kept: Promise<Index> | undefined

async function buildIndex(): Promise<Index> {
  const files = (await getFiles()).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const symbols = (await getPorts()).flatMap((port) => port.symbols)
  return {
    symbols: new Map(symbols.map((symbol) => [symbol.id, symbol])),
    files: new Map(files.map((file) => [file.path, file])),
    uses: buildUses(files),
  }
}

/** While a page is being edited the records change under us; in a build they never do. */
function index(): Promise<Index> {
  if (import.meta.env.DEV) return buildIndex()
  kept ??= buildIndex()
  return kept
}

/** Every port of the book. */
export async function getPorts(): Promise<PortRecord[]> {
  return (await getCollection('ports')).map((entry) => entry.data)
}

/** A port by name. @throws Error when the records have no such port. */
export async function getPort(name: string): Promise<PortRecord> {
  const port = (await getPorts()).find((one) => one.port === name)
  if (!port) throw new Error(`There is no record of the port ${name}. Run \`npm run extract\`.`)
  return port
}

/** Every source file of the book. */
export async function getFiles(): Promise<SourceFile[]> {
  return (await getCollection('files')).map((entry) => entry.data)
}

/** Every chapter in every language; none when the book has not been extracted. */
export async function getChapters(): Promise<Chapter[]> {
  return (await getEntry('chapters', 'chapters'))?.data.chapters ?? []
}

/** Every place of a chapter that is about a symbol, in the order of languages, chapters and text. */
export async function getMentions(): Promise<Mention[]> {
  return (await getEntry('mentions', 'mentions'))?.data.mentions ?? []
}

/** Every term of the book, in the order of the term base; none when it has none. */
export async function getGlossary(): Promise<GlossaryEntry[]> {
  return (await getEntry('glossary', 'glossary'))?.data.entries ?? []
}

/** Every note with its rendered bodies, in the order of ids. */
export async function getNotes(): Promise<RenderedNote[]> {
  return (await getCollection('notes')).map((entry) => ({
    record: entry.data,
    bodies: JSON.parse(entry.rendered?.html ?? '{}') as Record<string, string>,
  }))
}

/** A note's record by id. @throws Error when there is none. */
export async function getNote(id: string): Promise<NoteRecord> {
  const entry = await getEntry('notes', id)
  if (!entry) throw new Error(`There is no record of the note ${id}. Run \`npm run extract\`.`)
  return entry.data
}

/** The SVG of a figure. @throws Error when the extractor wrote none. */
export async function getFigure(locale: string, name: string): Promise<string> {
  const entry = await getEntry('figures', `${locale}/${name}`)
  if (!entry) throw new Error(`There is no figure ${locale}/${name}. Run \`npm run extract\`.`)
  return entry.data.svg
}

/** A symbol by id. @throws Error when the records have no such symbol. */
export async function getSymbol(id: string): Promise<SymbolRecord> {
  const symbol = (await index()).symbols.get(id)
  if (!symbol) throw new Error(`There is no record of ${id}. Run \`npm run extract\`.`)
  return symbol
}

/** Where each symbol is named, in the order of the files' paths. */
export async function getUses(): Promise<UseIndex> {
  return (await index()).uses
}

/** A source file by its path in the book. @throws Error when the records have no such file. */
export async function getFile(path: string): Promise<SourceFile> {
  const file = (await index()).files.get(path)
  if (!file) throw new Error(`There is no record of ${path}. Run \`npm run extract\`.`)
  return file
}

/** A file's highlighted lines; each version of a file is highlighted once. */
export function getTokens(file: SourceFile): Promise<TokenLine[]> {
  const known = tokens.get(file.hash + file.path)
  if (known) return known
  const fresh = tokenize(file.text)
  tokens.set(file.hash + file.path, fresh)
  return fresh
}
