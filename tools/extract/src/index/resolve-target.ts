import { ts } from 'ts-morph'
import type { SymbolId } from '#schemas/ids.ts'
import { offset } from '#schemas/position.ts'
import type { OccurrenceTarget } from '#schemas/occurrence.ts'
import { externalTarget } from './external-target.ts'
import type { Identity } from './symbol-id.ts'

/** What an identifier resolves to. */
export interface Resolved {
  /** Aliases followed. */
  readonly symbol: ts.Symbol
  /** Absent for whole modules and for imports that lead nowhere. */
  readonly declaration?: ts.Declaration
  readonly id?: SymbolId
  readonly target: OccurrenceTarget
}

/** Follows symbols to what the book calls them. */
export interface TargetResolver {
  /** `undefined` when there is nothing to link: `undefined`, `arguments`, members made by mapped types. */
  readonly resolve: (symbol: ts.Symbol) => Resolved | undefined
}

/** Answers are kept by symbol: one resolver serves a whole program. */
export function createTargetResolver(program: ts.Program, identity: Identity): TargetResolver {
  const checker = program.getTypeChecker()
  const known = new Map<ts.Symbol, Resolved | 'none'>()
  const byDeclarations = new Map<readonly ts.Declaration[], Resolved>()
  const resolve = (symbol: ts.Symbol): Resolved | undefined => {
    const before = known.get(symbol)
    if (before !== undefined) return before === 'none' ? undefined : before
    const resolved = compute(symbol)
    known.set(symbol, resolved ?? 'none')
    return resolved
  }
  const compute = (symbol: ts.Symbol): Resolved | undefined => {
    if (!(symbol.flags & ts.SymbolFlags.Alias)) return ofSymbol(symbol)
    const exported = namespaceExportOf(symbol, checker)
    if (exported !== undefined) return ofDeclaration(symbol, exported)
    const aliased = checker.getAliasedSymbol(symbol)
    if (!checker.isUnknownSymbol(aliased)) return resolve(aliased)
    const target = unresolvedImport(symbol)
    return target && { symbol, target }
  }
  const ofSymbol = (symbol: ts.Symbol): Resolved | undefined => {
    const { declarations } = symbol
    if (declarations === undefined) return undefined
    // A generic's members are other symbols for each use, all with the very same declarations.
    const before = byDeclarations.get(declarations)
    if (before !== undefined) return before
    const declaration = primaryOf(declarations, program, identity)
    const resolved = declaration && ofDeclaration(symbol, declaration)
    if (resolved !== undefined) byDeclarations.set(declarations, resolved)
    return resolved
  }
  const ofDeclaration = (symbol: ts.Symbol, declaration: ts.Declaration): Resolved => {
    if (ts.isSourceFile(declaration)) {
      const file = identity.fileOf(declaration)
      if (file !== undefined) return { symbol, target: { kind: 'module', file: file.path } }
      return { symbol, target: externalTarget(declaration, program) }
    }
    const id = identity.idOf(declaration)
    if (id !== undefined) return { symbol, declaration, id, target: { kind: 'symbol', id } }
    if (identity.fileOf(declaration.getSourceFile()) === undefined)
      return { symbol, declaration, target: externalTarget(declaration, program) }
    const start = nameStart(declaration)
    return { symbol, declaration, target: { kind: 'local', definition: offset(start) } }
  }
  return { resolve }
}

/** Where the name of a declaration begins; the declaration itself when it has none. */
export function nameStart(declaration: ts.Declaration): number {
  const name = ts.getNameOfDeclaration(declaration) ?? declaration
  return name.getStart(undefined, false)
}

/**
 * The declaration that stands for a symbol. Members of unions and merged globals have many, in an order that
 * depends on what was checked before: so the choice is made by where they stand.
 */
function primaryOf(
  declarations: readonly ts.Declaration[],
  program: ts.Program,
  identity: Identity,
): ts.Declaration | undefined {
  if (declarations.length < 2) return declarations[0]
  const rank = (node: ts.Declaration): number => {
    const file = node.getSourceFile()
    if (identity.fileOf(file) === undefined) return program.isSourceFileDefaultLibrary(file) ? 1 : 2
    const id = identity.idOf(node)
    // What a port adds to a global does not own it.
    return id === undefined ? 4 : id.includes('#global.') ? 3 : 0
  }
  const ranked = declarations.map((node, order) => ({
    node,
    order,
    rank: rank(node),
    file: node.getSourceFile().fileName,
  }))
  ranked.sort(
    (left, right) =>
      left.rank - right.rank ||
      // The library's files come in an order of their own, which puts the plainest first.
      (left.rank === 1 ? left.order - right.order : 0) ||
      (left.file < right.file ? -1 : left.file > right.file ? 1 : 0) ||
      left.node.pos - right.node.pos,
  )
  return ranked[0]?.node
}

/** `export * as ns` has an id of its own; what it leads to is a whole file. */
function namespaceExportOf(
  symbol: ts.Symbol,
  checker: ts.TypeChecker,
): ts.NamespaceExport | undefined {
  let current: ts.Symbol | undefined = symbol
  for (let depth = 0; depth < 32 && current !== undefined; depth++) {
    const declaration: ts.Declaration | undefined = current.declarations?.[0]
    if (declaration !== undefined && ts.isNamespaceExport(declaration)) return declaration
    if (!(current.flags & ts.SymbolFlags.Alias)) return undefined
    current = checker.getImmediateAliasedSymbol(current)
  }
  return undefined
}

function unresolvedImport(symbol: ts.Symbol): OccurrenceTarget | undefined {
  const declaration = symbol.declarations?.[0]
  if (declaration === undefined) return undefined
  const statement = ts.findAncestor(
    declaration,
    (node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node),
  )
  const path = statement?.moduleSpecifier
  if (path === undefined || !ts.isStringLiteral(path)) return undefined
  if (ts.isImportSpecifier(declaration) || ts.isExportSpecifier(declaration)) {
    const name = (declaration.propertyName ?? declaration.name).text
    return { kind: 'external', module: path.text, name }
  }
  const name = ts.isImportClause(declaration) ? 'default' : '*'
  return { kind: 'external', module: path.text, name }
}
