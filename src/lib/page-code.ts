import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type Identifier, linkTokens } from './code-links.ts'
import type { Token } from './code-tokens.ts'
import { type HoverSources, addListing, addSymbol, hoversOf } from './hover-data.ts'
import { buildIdentifiers, hasPage } from './identifiers.ts'
import { getFiles, getPorts, getTokens, getUses } from './knowledge.ts'
import { countUses } from './use-lines.ts'
import { type Place, definitionUrl, symbolUrl } from './urls.ts'

/** A page being rendered: an object that lives as long as that takes. */
type Page = object

const kept = new WeakMap<Page, Promise<HoverSources>>()

async function readSources(): Promise<HoverSources> {
  const files = new Map((await getFiles()).map((file) => [file.path as string, file]))
  const symbols = (await getPorts()).flatMap((port) => port.symbols)
  const uses = await getUses()
  return {
    symbols: new Map(symbols.map((symbol) => [symbol.id as string, symbol])),
    fileAt: (path) => files.get(path),
    countUses: (symbol) => countUses(symbol, uses),
  }
}

function sourcesOf(page: Page): Promise<HoverSources> {
  const known = kept.get(page) ?? readSources()
  kept.set(page, known)
  return known
}

/** Lines of a file to show on a page, identifiers linked. */
export interface CodeRequest {
  file: SourceFile
  place: Place
  /** 1-based lines, both included; without them the file is shown whole, on its own page. */
  lines?: { first: number; last: number }
}

/**
 * Links the identifiers of a file, and has the page bring along what their hover cards say.
 *
 * @returns every line of the file, whatever is shown of it
 */
export async function linkCode(page: Page, request: CodeRequest): Promise<Token[][]> {
  const { file, place, lines } = request
  const sources = await sourcesOf(page)
  const own = lines === undefined
  const texts = file.text.split('\n')
  const lengthOf = (count: number): number => texts.slice(0, count).join('\n').length
  const start = own ? 0 : lengthOf(lines.first - 1)
  const end = own ? file.text.length : lengthOf(lines.last)
  addListing(hoversOf(page), file, { start, end }, sources)
  const { symbols, fileAt } = sources
  const identifiers: Identifier[] = buildIdentifiers({ file, place, own, symbols, fileAt })
  return linkTokens(await getTokens(file), identifiers)
}

/** Gives the pages of symbols, for text that names them; their hover cards come along. */
export async function symbolLinker(
  page: Page,
  place: Place,
): Promise<(symbol: SymbolRecord) => string> {
  const sources = await sourcesOf(page)
  return (symbol) => {
    addSymbol(hoversOf(page), symbol, sources)
    return hasPage(symbol) ? symbolUrl(place, symbol.id) : definitionUrl(place, symbol.id)
  }
}
