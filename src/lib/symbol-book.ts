import { book } from '#book'
import type { GlossaryEntry } from '#schemas/glossary.ts'
import type { Mention } from '#schemas/mention.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Mapping } from '#schemas/upstream.ts'
import {
  getChapters,
  getFiles,
  getGlossary,
  getMentions,
  getNotes,
  getPorts,
  getUses,
} from './knowledge.ts'
import type { RenderedNote } from './rendered-note.ts'
import { firstLocale } from './page-place.ts'
import { type Chapter, buildParts } from './reading-order.ts'
import { symbolsWithPages } from './symbol-pages.ts'
import type { UseIndex } from './uses.ts'

/** All that symbol pages are made from, read once for all of them. */
export interface SymbolBook {
  ports: ReadonlyMap<string, PortRecord>
  /** By path. */
  files: ReadonlyMap<string, SourceFile>
  /** Symbols with a page, by id. */
  symbols: ReadonlyMap<string, SymbolRecord>
  uses: UseIndex
  mentions: readonly Mention[]
  notes: readonly RenderedNote[]
  /** What a symbol stands for upstream. */
  upstream: ReadonlyMap<string, readonly Mapping[]>
  /** The term a symbol's name stands for. */
  terms: ReadonlyMap<string, GlossaryEntry>
  /** By locale code, in reading order. */
  chapters: ReadonlyMap<string, readonly Chapter[]>
}

let kept: Promise<SymbolBook> | undefined

/** While a page is being edited the records change under us; in a build they never do. */
export function getSymbolBook(): Promise<SymbolBook> {
  if (import.meta.env.DEV) return readBook()
  kept ??= readBook()
  return kept
}

async function readBook(): Promise<SymbolBook> {
  const [ports, files] = [await getPorts(), await getFiles()]
  const symbols = symbolsWithPages(ports.flatMap((port) => port.symbols))
  const chapters = await getChapters()
  return {
    ports: new Map(ports.map((port) => [port.port, port])),
    files: new Map(files.map((file) => [file.path, file])),
    symbols: new Map(symbols.map((symbol) => [symbol.id, symbol])),
    uses: await getUses(),
    mentions: await getMentions(),
    notes: await getNotes(),
    upstream: groupMappings(ports.flatMap((port) => port.mappings)),
    terms: new Map(
      (await getGlossary()).flatMap((entry) =>
        entry.symbol === undefined ? [] : [[entry.symbol as string, entry] as const],
      ),
    ),
    chapters: new Map(book.locales.map(({ code }) => [code, orderChapters(chapters, code)])),
  }
}

/** The pages outside the parts come first: they are what the book opens with. */
function orderChapters(chapters: readonly Chapter[], locale: string): Chapter[] {
  const languages = { locale, source: firstLocale }
  const read = buildParts(book.parts, chapters, languages).flatMap((part) => part.chapters)
  const placed = new Set(read.map(({ slug }) => slug))
  const own = chapters.filter((one) => one.locale === locale && !placed.has(one.slug))
  return [...own, ...read]
}

function groupMappings(mappings: readonly Mapping[]): Map<string, Mapping[]> {
  const grouped = new Map<string, Mapping[]>()
  for (const mapping of mappings) {
    if (mapping.to === undefined) continue
    grouped.set(mapping.to, [...(grouped.get(mapping.to) ?? []), mapping])
  }
  return grouped
}
