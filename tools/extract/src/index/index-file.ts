import { ts } from 'ts-morph'
import type { BookPath } from '#schemas/ids.ts'
import type { FileExport, FileIndex } from './file-index.ts'
import { createFragmentList } from './fragment-list.ts'
import type { IndexContext } from './index-context.ts'
import { createOccurrenceList } from './occurrence-list.ts'
import type { OwnedFile } from './symbol-id.ts'
import { walkFile } from './walk-file.ts'

/** Indexes one file of a program. */
export function indexFile(
  source: ts.SourceFile,
  file: OwnedFile,
  context: IndexContext,
): FileIndex {
  const list = createOccurrenceList(context, source)
  const fragments = createFragmentList(context, file)
  walkFile(source, context, { occurrences: list, fragments })
  const occurrences = [...list.occurrences].sort(
    (left, right) => left.range.start - right.range.start,
  )
  return {
    path: file.path,
    fragments: fragments.finish(context.tokensOf(source), occurrences),
    occurrences,
    hovers: [...list.hovers],
    exports: exportsOf(source, context),
  }
}

function exportsOf(source: ts.SourceFile, context: IndexContext): FileExport[] {
  const module = context.checker.getSymbolAtLocation(source)
  if (module === undefined) return []
  const found = context.checker.getExportsOfModule(module).flatMap((symbol): FileExport[] => {
    const name = ts.unescapeLeadingUnderscores(symbol.escapedName)
    const to = context.targets.resolve(symbol)
    const file = moduleBehind(symbol, context)
    const id = to?.id === undefined ? {} : { id: to.id }
    if (file !== undefined) return [{ name, ...id, module: file }]
    return to?.id === undefined ? [] : [{ name, id: to.id }]
  })
  return found.sort((left, right) => (left.name < right.name ? -1 : 1))
}

function moduleBehind(
  symbol: ts.Symbol,
  { checker, identity }: IndexContext,
): BookPath | undefined {
  if (!(symbol.flags & ts.SymbolFlags.Alias)) return undefined
  const source = checker.getAliasedSymbol(symbol).declarations?.find(ts.isSourceFile)
  return source && identity.fileOf(source)?.path
}
