import type { BookPath, SymbolId } from '#schemas/ids.ts'
import type { LinkEnd } from './doc-links.ts'
import type { FileIndex } from './file-index.ts'
import type { MergedSymbol } from './merge-fragments.ts'

/**
 * Finds what a doc comment calls `name`: a member of the symbol it stands on or of one around that, then
 * something in the same file, then something the file imports, then the only symbol of the port so called.
 */
export function createLinkFinder(
  merged: ReadonlyMap<SymbolId, MergedSymbol>,
  indexes: ReadonlyMap<BookPath, FileIndex>,
): (name: string, from: SymbolId) => LinkEnd | undefined {
  const byName = new Map<string, SymbolId[]>()
  for (const id of merged.keys())
    for (const name of namesOf(id)) {
      const same = byName.get(name)
      if (same === undefined) byName.set(name, [id])
      else same.push(id)
    }
  const find = (name: string, from: SymbolId): SymbolId | undefined => {
    const [file, path] = splitAt(from, '#')
    const known = (text: string): SymbolId | undefined => merged.get(text as SymbolId)?.whole.id
    const dotted = name.replace(/#/gu, '.')
    for (
      let scope = path;
      scope !== '';
      scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')))
    )
      for (const text of [`${file}#${scope}.${dotted}`, `${file}#${scope}.#${dotted}`]) {
        const id = known(text)
        if (id !== undefined) return id
      }
    return known(`${file}#${dotted}`) ?? imported(dotted, from) ?? onlyOne(byName.get(dotted), from)
  }
  const imported = (name: string, from: SymbolId): SymbolId | undefined => {
    const [first = name, ...rest] = name.split('.')
    const file = merged.get(from)?.whole.declarations[0]?.file
    const used = (file === undefined ? undefined : indexes.get(file))?.occurrences ?? []
    for (const { target } of used) {
      if (target.kind !== 'symbol' || splitAt(target.id, '#')[1] !== first) continue
      const id = merged.get([target.id, ...rest].join('.') as SymbolId)?.whole.id
      if (id !== undefined) return id
    }
    return undefined
  }
  return (name, from) => {
    const id = find(name, from)
    return id && { id, byName: byName.get(name)?.length === 1 }
  }
}

function onlyOne(ids: readonly SymbolId[] | undefined, from: SymbolId): SymbolId | undefined {
  const port = from.slice(0, from.indexOf('/') + 1)
  const own = (ids ?? []).filter((id) => id.startsWith(port))
  return own.length === 1 ? own[0] : undefined
}

/** `Queue.add` in full, and `add`. */
function namesOf(id: SymbolId): string[] {
  const [, name] = splitAt(id, '#')
  const last = name.slice(name.lastIndexOf('.') + 1)
  return last === name ? [name] : [name, last]
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return [text.slice(0, at), text.slice(at + 1)]
}
