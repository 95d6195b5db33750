import type { SymbolId } from '#schemas/ids.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'

/** Everything the later stages know about the code of a book: plain data, equal to its own JSON. */
export interface BookIndex {
  /** In the order of the configuration. */
  readonly ports: readonly PortRecord[]
  /** Sorted by path. */
  readonly files: readonly SourceFile[]
}

/** Questions the later stages ask of a {@link BookIndex}. Build it once: it makes four maps. */
export interface IndexLookup {
  /** By id or by alias (a re-export's id); single overloads, `f(2)`, are found too. */
  readonly findSymbol: (id: string) => SymbolRecord | undefined
  /** @throws RangeError when no symbol has this very id. */
  readonly getSymbol: (id: SymbolId) => SymbolRecord
  /** By path relative to the book. */
  readonly findFile: (path: string) => SourceFile | undefined
  /** Symbols that prose may call so: `Queue.add` in full, or its last part, `add`; sorted by id. */
  readonly symbolsNamed: (name: string) => readonly SymbolRecord[]
  /** Whether the book shows a port of this name. */
  readonly findPort: (name: string) => PortRecord | undefined
}

/** Indexes `index` for look-ups. */
export function createIndexLookup(index: BookIndex): IndexLookup {
  const byId = new Map<string, SymbolRecord>()
  const byName = new Map<string, SymbolRecord[]>()
  const aliases = new Map<string, SymbolRecord>()
  for (const symbol of index.ports.flatMap((port) => port.symbols)) {
    byId.set(symbol.id, symbol)
    for (const alias of symbol.aliases) aliases.set(alias, symbol)
    for (const name of spokenNames(symbol)) {
      const same = byName.get(name)
      if (same === undefined) byName.set(name, [symbol])
      else same.push(symbol)
    }
  }
  const files = new Map<string, SourceFile>(index.files.map((file) => [file.path, file]))
  const ports = new Map<string, PortRecord>(index.ports.map((port) => [port.port, port]))
  return {
    findSymbol: (id) => byId.get(id) ?? aliases.get(id),
    getSymbol: (id) => {
      const symbol = byId.get(id)
      if (symbol === undefined) throw new RangeError(`No symbol ${id} in the index`)
      return symbol
    },
    findFile: (path) => files.get(path),
    symbolsNamed: (name) => byName.get(name) ?? [],
    findPort: (name) => ports.get(name),
  }
}

/** `Queue.add` is called `Queue.add` and `add`; a symbol without a parent has one name. */
function spokenNames(symbol: SymbolRecord): string[] {
  if (symbol.parent === undefined) return [symbol.name]
  const parent = symbol.parent.slice(symbol.parent.indexOf('#') + 1)
  return [symbol.name, symbol.name.slice(parent.length + 1)]
}
