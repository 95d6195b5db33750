import type { SymbolId } from '#schemas/ids.ts'
import type { SymbolKind } from '#schemas/symbol.ts'
import { ownName } from './own-name.ts'

/** Declarations of at least this length are not alike by chance; for lengths see {@link MoveEvidence.length}. */
export const MIN_DISTINCT = 60
/** Functions are not from here on: none of some 3,000 in these releases had a twin of another name. */
const MIN_FUNCTION = 40
/** Functions in the very container, or of the very name, are not from here on. */
const MIN_NEAR = 20

/** What tells a declaration that moved from one that is alike by chance. */
export interface MoveEvidence {
  id: SymbolId
  kind: SymbolKind
  /** Characters of its declarations without white space and its own name. */
  length: number
  /** It has code that runs: a body, or a function as its value. */
  isFunction: boolean
}

/** Says what something is and nothing more, so that any two of one type are alike. */
const DATA: readonly SymbolKind[] = [
  'property',
  'parameter-property',
  'enum-member',
  'call-signature',
  'construct-signature',
  'index-signature',
]

/**
 * Whether a declaration with the very code of `target`, own names apart, may be what became of it, should `target`
 * be gone. Measured on releases of rxjs, zod and effect: what is not let through here is alike by chance.
 */
export function mayHaveMoved(target: SymbolId, found: MoveEvidence): boolean {
  if (found.kind === 'type-parameter') return false
  if (memberPath(target) === memberPath(found.id)) return true
  const isNamesake = ownName(target) === ownName(found.id)
  if (!found.isFunction) {
    if (DATA.includes(found.kind)) return false
    // A signature without a body.
    if (found.kind === 'method' && !isNamesake) return false
  }
  if (found.length >= MIN_DISTINCT) return true
  if (!found.isFunction) return false
  if (found.length >= MIN_FUNCTION) return true
  return found.length >= MIN_NEAR && (isNamesake || isNeighbour(target, found.id))
}

/** Whether both stand in the same container, or at the top level of the same file. */
export function isNeighbour(a: SymbolId, b: SymbolId): boolean {
  return moduleOf(a) === moduleOf(b) && containerOf(a) === containerOf(b)
}

/** `Queue.add` of `workqueue/queue#Queue.add`. */
export function memberPath(id: SymbolId): string {
  return id.slice(id.indexOf('#') + 1)
}

/** `workqueue/queue#Queue` of `workqueue/queue#Queue.add`; `undefined` at the top level. */
export function containerOf(id: SymbolId): string | undefined {
  const module = moduleOf(id)
  const path = wholeOf(id).slice(module.length + 1)
  const container = path.slice(0, path.length - ownName(id).length).replace(/(?:static:)?$/u, '')
  return container.endsWith('.') ? `${module}#${container.slice(0, -1)}` : undefined
}

function moduleOf(id: SymbolId): string {
  return id.slice(0, id.indexOf('#'))
}

// f(2), I.()(1)
const RE_OVERLOAD = /(?<=.)\(\d+\)$/u

/** Whether `id` is that of a single overload, which is only a number among its siblings. */
export function isOverload(id: SymbolId): boolean {
  return RE_OVERLOAD.test(id)
}

/** `workqueue/queue#open` of its overload `workqueue/queue#open(2)`; of all else the id itself. */
export function wholeOf(id: SymbolId): string {
  return id.replace(RE_OVERLOAD, '')
}
