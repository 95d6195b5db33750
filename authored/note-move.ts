import type { SymbolId } from '#schemas/ids.ts'
import type { SymbolKind } from '#schemas/symbol.ts'
import { ownName } from './own-name.ts'

/** Declarations of at least this length are not alike by chance; for lengths see {@link MoveEvidence.length}. */
const MIN_DISTINCT = 60
/** Nor are bodies of this length that have a name, or no double; shorter ones only give `this` or nothing back. */
const MIN_BODY = 15
/** A property says so much only when its value is a function of this length, */
const MIN_VALUE = 40
/** or of this length and in the very container, or under the very name. */
const MIN_NEAR_VALUE = 20

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

/** What is known of the place that `target` had; all of it was so when the note was written, or is so now. */
export interface TargetEvidence {
  target: SymbolId
  /** Others had its code when the note was written. */
  isCommon: boolean
  /** Its class or namespace is gone as well; false at the top level. */
  isContainerGone: boolean
}

/**
 * Whether a declaration with the very code of a target that is gone, own names apart, is what became of it, when it
 * is the only one and was not there before. What is not let through here is alike by chance.
 */
export function mayHaveMoved(
  { target, isCommon, isContainerGone }: TargetEvidence,
  found: MoveEvidence,
): boolean {
  if (found.kind === 'type-parameter') return false
  if (memberPath(target) === memberPath(found.id)) return true
  const isNamesake = ownName(target) === ownName(found.id)
  const isNear = isNeighbour(target, found.id)
  if (found.isFunction) {
    if (found.length >= MIN_DISTINCT) return true
    // What was written twice is written a third time, elsewhere and under another name.
    if (isCommon && !isNear && !isNamesake) return false
    if (DATA.includes(found.kind))
      return found.length >= (isNamesake || isNear ? MIN_NEAR_VALUE : MIN_VALUE)
    return found.length >= MIN_BODY || isNear
  }
  if (DATA.includes(found.kind)) return false
  // A signature without a body.
  if (found.kind === 'method' && !isNamesake) return false
  // A type or a value says little by itself: it must not have left its container behind.
  const isAlone = containerOf(target) === undefined || isContainerGone
  return found.length >= MIN_DISTINCT && (isNear || isAlone)
}

/**
 * Whether a declaration with the code that `target` had, own names apart, leaves a doubt who `target` is now that it
 * reads otherwise: it may have got another name, and its name been given away. Much less is asked than of a move.
 */
export function mayBeFormer(target: SymbolId, found: MoveEvidence): boolean {
  if (found.kind === 'type-parameter') return false
  if (memberPath(target) === memberPath(found.id) || isNeighbour(target, found.id)) return true
  if (found.isFunction) return !DATA.includes(found.kind) || found.length >= MIN_NEAR_VALUE
  return !DATA.includes(found.kind) && found.length >= MIN_DISTINCT
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
