import { type ContentHash, parseSymbolId, type PortName, type SymbolId } from '#schemas/ids.ts'
import type { HeritageRef, SymbolKind, SymbolRecord } from '#schemas/symbol.ts'
import { codeHash } from '../code-hash.ts'
import { hashText } from '../load/content-hash.ts'
import type { DeclarationFacts, SymbolFragment } from './file-index.ts'
import { ownName } from '#authored/own-name.ts'

/** A symbol, and its single overloads when it has any; what the whole book tells is still missing. */
export interface MergedSymbol {
  readonly whole: SymbolRecord
  readonly overloads: readonly SymbolRecord[]
  readonly hidden: boolean
}

/** Of merged declarations the first of these kinds names the symbol. */
const RANK: readonly SymbolKind[] = [
  'class',
  'enum',
  'function',
  'variable',
  'interface',
  'type-alias',
  'namespace',
]

/** @param parts - all fragments of one id, by file and place */
export function mergeFragments(
  id: SymbolId,
  port: PortName,
  parts: readonly SymbolFragment[],
): MergedSymbol {
  const facts = parts.flatMap(({ declarations }) => declarations)
  const visible = visibleFacts(facts)
  const whole: SymbolRecord = {
    ...recordOf({ id, port }, facts, visible),
    ...parentOf(parts),
    calls: [...new Set(parts.flatMap(({ calls }) => calls))].sort(),
  }
  const signatures = facts.filter((fact) => fact.callable && !isAccessor(fact))
  const single = signatures.filter((fact) => visible.includes(fact))
  const overloads = single.length < 2 ? [] : single
  const records = overloads.map((fact, index) => ({
    ...recordOf({ id: parseSymbolId(`${id}(${index + 1})`), port }, [fact], [fact]),
    ...parentOf(parts),
  }))
  return {
    whole: { ...whole, overloads: records.map((record) => record.id) },
    overloads: records,
    hidden: parts.every(({ hidden }) => hidden),
  }
}

function parentOf(parts: readonly SymbolFragment[]): { parent?: SymbolId } {
  const parent = parts.find((part) => part.parent !== undefined)?.parent
  return parent === undefined ? {} : { parent }
}

function isAccessor({ kind }: DeclarationFacts): boolean {
  return kind === 'accessor'
}

/** Callers never see the implementation of an overloaded function. */
function visibleFacts(facts: readonly DeclarationFacts[]): readonly DeclarationFacts[] {
  const isSignature = (fact: DeclarationFacts): boolean =>
    fact.callable && !isAccessor(fact) && !fact.declaration.implementation
  if (!facts.some(isSignature)) return facts
  return facts.filter((fact) => !fact.callable || isAccessor(fact) || isSignature(fact))
}

function recordOf(
  { id, port }: { id: SymbolId; port: PortName },
  facts: readonly DeclarationFacts[],
  visible: readonly DeclarationFacts[],
): SymbolRecord {
  const shape = combine(facts.map((fact) => fact.shape))
  const doc = facts.find((fact) => fact.doc !== undefined)?.doc
  return {
    id,
    port,
    name: id.slice(id.indexOf('#') + 1),
    kind: kindOf(facts),
    exported: false,
    visibility: facts[0]?.visibility ?? 'public',
    modifiers: [...new Set(facts.flatMap((fact) => fact.modifiers))].sort(),
    signatures: [...new Set(visible.map((fact) => fact.signature))],
    ...(doc === undefined ? {} : { doc }),
    declarations: facts.map((fact) => fact.declaration),
    code: codeHash(shape, ownName(id)),
    shape,
    members: [],
    overloads: [],
    extends: distinct(facts.flatMap((fact) => fact.extends)),
    implements: distinct(facts.flatMap((fact) => fact.implements)),
    calls: [],
    subtypes: [],
    overrides: [],
    overriddenBy: [],
    calledBy: [],
    aliases: [],
  }
}

function kindOf(facts: readonly DeclarationFacts[]): SymbolKind {
  const kinds = new Set(facts.map((fact) => fact.kind))
  return RANK.find((kind) => kinds.has(kind)) ?? facts[0]?.kind ?? 'variable'
}

function combine(hashes: readonly ContentHash[]): ContentHash {
  const [only, ...more] = hashes
  return only !== undefined && more.length === 0 ? only : hashText(hashes.join('\n'))
}

function distinct(refs: readonly HeritageRef[]): HeritageRef[] {
  return [...new Map(refs.map((ref) => [ref.text, ref])).values()]
}
