import type { BookConfig } from '#schemas/book.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type ListedSymbol, type SymbolList, symbolListSchema } from '#schemas/symbol-list.ts'
import type { Mapping } from '#schemas/upstream.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import { definitionUrl, symbolUrl } from '../../../../src/lib/urls.ts'
import type { MachineKnowledge } from './machine-knowledge.ts'

/**
 * Every symbol of the ports, sorted by id.
 *
 * @throws z.ZodError when the list is not of the published shape
 */
export function buildSymbolList(
  { ports }: Pick<MachineKnowledge, 'ports'>,
  book: BookConfig,
): SymbolList {
  const symbols = ports.flatMap((port) =>
    port.symbols.map((symbol) => listSymbol(symbol, port.mappings, book)),
  )
  return symbolListSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    site: new URL(book.base, book.site).href,
    symbols: symbols.sort((a, b) => (a.id < b.id ? -1 : 1)),
  })
}

function listSymbol(
  symbol: SymbolRecord,
  mappings: readonly Mapping[],
  book: BookConfig,
): ListedSymbol {
  const { id, name, kind, port, exported, visibility, signatures, doc } = symbol
  const [declaration] = symbol.declarations
  if (!declaration) throw new Error(`${id} is declared nowhere.`)
  return {
    id,
    name,
    kind,
    port,
    file: declaration.file,
    line: declaration.lines.start,
    exported,
    visibility,
    signatures,
    ...(doc && doc.summary !== '' && { summary: doc.summary }),
    upstream: mappings
      .filter(({ to }) => to === id)
      .map(({ name: original, permalink, status, reason }) => ({
        name: original,
        permalink,
        status,
        ...(reason !== undefined && { reason }),
      })),
    urls: addressesOf(symbol, book),
  }
}

function addressesOf(
  { id, kind }: SymbolRecord,
  { base, locales }: BookConfig,
): ListedSymbol['urls'] {
  return Object.fromEntries(
    locales.map(({ code }) => {
      const place = { base, locales, locale: code }
      const definition = definitionUrl(place, id)
      return [
        code,
        kind === 'type-parameter' ? { definition } : { page: symbolUrl(place, id), definition },
      ]
    }),
  )
}
