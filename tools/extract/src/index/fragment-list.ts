import { ts } from 'ts-morph'
import { parseContentHash, type SymbolId } from '#schemas/ids.ts'
import type { Occurrence } from '#schemas/occurrence.ts'
import type { SymbolKind } from '#schemas/symbol.ts'
import { heritageOf, lineRange, shapeOf } from './declaration-facts.ts'
import type { DeclarationFacts, SymbolFragment } from './file-index.ts'
import type { IndexContext } from './index-context.ts'
import { signatureOf } from './signature.ts'
import type { OwnedFile } from './symbol-id.ts'
import { digestTokens, type TokenTable } from './tokens.ts'

/** Collects the symbols that one file declares. */
export interface FragmentList {
  readonly add: (id: SymbolId, node: ts.Declaration, kind: SymbolKind) => void
  /** Notes that `from` runs `to`. */
  readonly call: (from: SymbolId, to: SymbolId | undefined) => void
  /** @param occurrences - all of the file: they tell a symbol's own name from others of the same spelling */
  readonly finish: (tokens: TokenTable, occurrences: readonly Occurrence[]) => SymbolFragment[]
}

interface Draft {
  readonly declarations: { node: ts.Declaration; kind: SymbolKind }[]
  readonly calls: Set<SymbolId>
}

/** Fragments come out in the order of their first declaration. */
export function createFragmentList(context: IndexContext, file: OwnedFile): FragmentList {
  const drafts = new Map<SymbolId, Draft>()
  const draftOf = (id: SymbolId): Draft => {
    const draft = drafts.get(id) ?? { declarations: [], calls: new Set<SymbolId>() }
    drafts.set(id, draft)
    return draft
  }
  return {
    add: (id, node, kind) => void draftOf(id).declarations.push({ node, kind }),
    call: (from, to) => {
      if (to !== undefined) draftOf(from).calls.add(to)
    },
    finish: (tokens, occurrences) => {
      const owners = new Map<number, SymbolId>()
      for (const { range, target } of occurrences)
        if (target.kind === 'symbol') owners.set(range.start, target.id)
      const hashes = { tokens, owners }
      return [...drafts].map(([id, { declarations, calls }]) => {
        const parent = parentOf(declarations[0]?.node, context)
        const facts = declarations.map(({ node, kind }) =>
          factsOf(node, kind, { id, file, context, ...hashes }),
        )
        return {
          id,
          ...(parent === undefined ? {} : { parent }),
          hidden: facts.every(({ hidden }) => hidden),
          declarations: facts.map(({ facts: shown }) => shown),
          calls: [...calls].sort(),
        }
      })
    },
  }
}

/** The nearest declaration around `node` that has an id. */
function parentOf(node: ts.Node | undefined, { identity }: IndexContext): SymbolId | undefined {
  const own = node && identity.idOf(node)
  let around = node?.parent
  while (around !== undefined && !ts.isSourceFile(around)) {
    const id = identity.idOf(around)
    if (id !== undefined && id !== own && isDeclared(around)) return id
    around = around.parent
  }
  return undefined
}

/** Constructors declare parameter properties, but the class is what has them. */
function isDeclared(node: ts.Node): boolean {
  return !ts.isConstructorDeclaration(node)
}

interface FactsOf {
  readonly id: SymbolId
  readonly file: OwnedFile
  readonly context: IndexContext
  readonly tokens: TokenTable
  readonly owners: ReadonlyMap<number, SymbolId>
}

function factsOf(
  node: ts.Declaration,
  kind: SymbolKind,
  { id, file, context, tokens, owners }: FactsOf,
): { facts: DeclarationFacts; hidden: boolean } {
  const shape = shapeOf(node, kind, file)
  const { doc, range } = shape
  const find = (expression: ts.Expression): SymbolId | undefined => {
    const symbol = context.checker.getSymbolAtLocation(expression)
    return symbol && context.targets.resolve(symbol)?.id
  }
  const hash = parseContentHash(digestTokens(tokens, range, (at) => owners.get(at) === id))
  const facts: DeclarationFacts = {
    kind,
    declaration: {
      file: file.path,
      range,
      lines: lineRange(shape),
      name: shape.name,
      ...(doc === undefined ? {} : { doc }),
      implementation: shape.implementation,
    },
    signature: signatureOf(node, context.types),
    callable: shape.callable,
    ...(doc === undefined ? {} : { doc: context.parseDoc(file.text.slice(doc.start, doc.end)) }),
    modifiers: shape.modifiers,
    visibility: shape.visibility,
    extends: heritageOf(node, ts.SyntaxKind.ExtendsKeyword, find),
    implements: heritageOf(node, ts.SyntaxKind.ImplementsKeyword, find),
    shape: hash,
  }
  return { facts, hidden: shape.hidden }
}
