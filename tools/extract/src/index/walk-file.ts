import { ts } from 'ts-morph'
import type { SymbolId } from '#schemas/ids.ts'
import { kindOf } from './declaration-facts.ts'
import type { FragmentList } from './fragment-list.ts'
import {
  expectedMember,
  isCallee,
  isConstructed,
  isDefinitionName,
  labelOf,
  symbolAt,
} from './identifier.ts'
import type { IndexContext } from './index-context.ts'
import type { OccurrenceList } from './occurrence-list.ts'
import type { Resolved } from './resolve-target.ts'
import { assignedFrom, secondMeaning } from './second-meaning.ts'

/** Where the findings of a walk go. */
export interface WalkSinks {
  readonly occurrences: OccurrenceList
  readonly fragments: FragmentList
}

/** Visits every node of a file once, noting declarations, occurrences and calls. */
export function walkFile(source: ts.SourceFile, context: IndexContext, sinks: WalkSinks): void {
  const visit = (node: ts.Node, owner: SymbolId | undefined): void => {
    if (isName(node)) {
      visitName(node, { source, context, sinks, owner })
      return
    }
    const inner = enter(node, owner)
    if (node.kind === ts.SyntaxKind.SuperKeyword)
      visitSuper(node, { source, context, sinks, owner })
    ts.forEachChild(node, (child) => {
      visit(child, inner)
    })
  }
  const enter = (node: ts.Node, owner: SymbolId | undefined): SymbolId | undefined => {
    const kind = kindOf(node)
    if (kind === undefined) return owner
    const declaration = node as ts.Declaration
    const id = context.identity.idOf(declaration)
    if (ts.isConstructorDeclaration(node)) visitConstructor(node, { source, context, sinks })
    if (id === undefined) return owner
    sinks.fragments.add(id, declaration, kind)
    // Defaults of parameters run in the constructor, not in the property.
    return kind === 'type-parameter' || kind === 'parameter-property' ? owner : id
  }
  visit(source, undefined)
}

interface Visit {
  readonly source: ts.SourceFile
  readonly context: IndexContext
  readonly sinks: WalkSinks
  readonly owner?: SymbolId | undefined
}

type Name = ts.Identifier | ts.PrivateIdentifier | ts.StringLiteralLike | ts.NumericLiteral

function isName(node: ts.Node): node is Name {
  return (
    ts.isIdentifier(node) ||
    ts.isPrivateIdentifier(node) ||
    ts.isStringLiteralLike(node) ||
    (ts.isNumericLiteral(node) && (node.parent as { name?: ts.Node }).name === node)
  )
}

function visitName(node: Name, visit: Visit): void {
  const { source, context, sinks, owner } = visit
  const label = ts.isIdentifier(node) ? labelOf(node) : undefined
  if (label !== undefined) {
    sinks.occurrences.addLocal(node, label)
    return
  }
  const found = resolveName(node, context)
  if (found === undefined) return
  const { to, role } = found
  const own = role === 'definition' ? (node.parent as ts.Declaration) : undefined
  const also = secondMeaning(node, to, context)
  sinks.occurrences.add({ start: node.getStart(source, false), end: node.end, role, own, also }, to)
  if (owner === undefined || role === 'definition' || to.id === undefined) return
  const runs = isCallee(node) || (to.symbol.flags & ts.SymbolFlags.Accessor) !== 0
  if (runs) sinks.fragments.call(owner, isConstructed(node) ? constructorOf(to, context) : to.id)
}

function resolveName(
  node: Name,
  context: IndexContext,
): { to: Resolved; role: 'definition' | 'reference' } | undefined {
  const { checker, targets, identity } = context
  const taken =
    ts.isPropertyAssignment(node.parent) && node.parent.name === node
      ? assignedFrom(node.parent, checker)
      : undefined
  const from = taken && targets.resolve(taken)
  if (from !== undefined) return { to: from, role: 'reference' }
  const isDefinition = isDefinitionName(node)
  const isOwn = isDefinition && identity.idOf(node.parent) !== undefined
  if (!isOwn && !ts.isShorthandPropertyAssignment(node.parent))
    for (const member of expectedMember(node, checker)) {
      const to = targets.resolve(member)
      if (to !== undefined) return { to, role: 'reference' }
    }
  const symbol = symbolAt(node, checker)
  const to = symbol && targets.resolve(symbol)
  return to && { to, role: isDefinition ? 'definition' : 'reference' }
}

/** The word `constructor` stands for the constructor, as a name would. */
function visitConstructor(
  node: ts.ConstructorDeclaration,
  { source, context, sinks }: Visit,
): void {
  const symbol = (node as { symbol?: ts.Symbol }).symbol
  const to = symbol && context.targets.resolve(symbol)
  const last = node.modifiers?.at(-1)
  const start = last === undefined ? node.getStart(source, false) : afterTrivia(source, last.end)
  if (to === undefined) return
  const end = start + 'constructor'.length
  sinks.occurrences.add({ start, end, role: 'definition', own: node }, to)
}

function afterTrivia(source: ts.SourceFile, from: number): number {
  const scanner = ts.createScanner(
    ts.ScriptTarget.Latest,
    true,
    source.languageVariant,
    source.text,
  )
  scanner.resetTokenState(from)
  scanner.scan()
  return scanner.getTokenStart()
}

/** `super(…)` calls the constructor of the base class. */
function visitSuper(node: ts.Node, { context, sinks, owner }: Visit): void {
  const { parent } = node
  if (owner === undefined || !ts.isCallExpression(parent) || parent.expression !== node) return
  const type = context.checker.getTypeAtLocation(node)
  const symbol = type.getSymbol()
  const to = symbol && context.targets.resolve(symbol)
  if (to?.id !== undefined) sinks.fragments.call(owner, constructorOf(to, context))
}

/** The constructor a class declares, or the class itself when it declares none. */
function constructorOf(to: Resolved, { identity }: IndexContext): SymbolId | undefined {
  const own = to.symbol.members?.get(ts.InternalSymbolName.Constructor)?.declarations?.[0]
  return (own && identity.idOf(own)) ?? to.id
}
