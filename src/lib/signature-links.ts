import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolKind, SymbolRecord } from '#schemas/symbol.ts'
import { externalUrl } from './external-docs.ts'

const TYPES: readonly SymbolKind[] = ['class', 'interface', 'type-alias', 'enum', 'namespace']

/** What {@link signatureLinks} looks names up in. */
export interface SignatureSources {
  symbols: ReadonlyMap<string, SymbolRecord>
  files: ReadonlyMap<string, SourceFile>
  /** The page of a symbol. */
  link: (symbol: SymbolRecord) => string
}

/**
 * Where the names in a symbol's signature lead: to what they mean in its declarations. Only types are linked: a
 * parameter may be called like something that its function uses.
 */
export function signatureLinks(
  symbol: SymbolRecord,
  { symbols, files, link }: SignatureSources,
): (name: string) => string | undefined {
  const links = new Map<string, () => string | undefined>()
  for (const { file: path, range } of symbol.declarations) {
    const file = files.get(path)
    for (const { range: at, target } of file?.occurrences ?? []) {
      if (at.start < range.start || at.end > range.end) continue
      const name = file?.text.slice(at.start, at.end) ?? ''
      if (links.has(name)) continue
      const type = target.kind === 'symbol' ? symbols.get(target.id) : undefined
      if (type && TYPES.includes(type.kind) && type.id !== symbol.id)
        links.set(name, () => link(type))
      if (target.kind === 'external' && /^\p{Lu}/u.test(name))
        links.set(name, () => externalUrl(target))
    }
  }
  return (name) => links.get(name)?.()
}
