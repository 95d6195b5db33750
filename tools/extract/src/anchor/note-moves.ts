import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import {
  containerOf,
  isNeighbour,
  mayBeFormer,
  mayHaveMoved,
  memberPath,
  type MoveEvidence,
} from '#authored/note-move.ts'
import { ownName } from '#authored/own-name.ts'
import { codeHash } from '../code-hash.ts'
import type { BookIndex, IndexLookup } from '../index/book-index.ts'
import type { Redirect } from '../load/redirects.ts'
import { findEnd, GONE } from './symbol-redirects.ts'

/** The part of a note that says what it is on. */
export type NoteTarget = Pick<NoteFrontMatter, 'target' | 'code' | 'alike'>

/** What people say became of a symbol. */
export type StatedMove = { kind: 'gone' } | { kind: 'moved'; to: string }

/** What `target`, which is gone, may be now: symbols that have its code and had not when the note was written. */
export function findMoved(note: NoteTarget, index: BookIndex, lookup: IndexLookup): SymbolRecord[] {
  const { target, alike = [] } = note
  const container = containerOf(target)
  const evidence = {
    target,
    isCommon: alike.length > 0,
    isContainerGone: container !== undefined && lookup.findSymbol(container)?.id !== container,
  }
  return newWithCode(note, index).filter((one) => mayHaveMoved(evidence, evidenceOf(one, lookup)))
}

/** Symbols that `target`, which changed, may have been: they have its code now and had not. */
export function findFormer(
  note: NoteTarget,
  index: BookIndex,
  lookup: IndexLookup,
): SymbolRecord[] {
  return newWithCode(note, index).filter((one) => mayBeFormer(note.target, evidenceOf(one, lookup)))
}

function newWithCode(note: NoteTarget, index: BookIndex): SymbolRecord[] {
  const { target, alike = [] } = note
  return withCode(note, index).filter(({ id }) => id !== target && !alike.includes(id))
}

/** Whether `symbol` is, its own name apart, the code the note was written on. */
export function hasCode(symbol: SymbolRecord, { target, code }: NoteTarget): boolean {
  return codeHash(symbol.shape, ownName(target)) === code
}

/**
 * Symbols that had the target's code when the note was written and are gone, or changed: what has that code now may
 * be one of these. Not when it has the target's very path or container and none of them has.
 */
export function lostTwins(
  { target, code, alike = [] }: NoteTarget,
  found: SymbolRecord,
  lookup: IndexLookup,
): SymbolId[] {
  const path = memberPath(target)
  const isNamesake = memberPath(found.id) === path
  const isCalledSo = ownName(found.id) === ownName(target)
  return (
    alike
      .filter((id) => !isNamesake || memberPath(id) === path)
      // One called otherwise would have to take the very name of the target, and leave its container.
      .filter((id) => !isCalledSo || ownName(id) === ownName(target) || isNeighbour(id, found.id))
      .filter((id) => !isNeighbour(found.id, target) || isNeighbour(id, target))
      .filter((id) => {
        const twin = lookup.findSymbol(id)
        return twin?.id !== id || !hasCode(twin, { target, code })
      })
  )
}

interface Shapes {
  /** Port, then shape. */
  readonly byShape: ReadonlyMap<string, ReadonlyMap<string, readonly SymbolRecord[]>>
  /** What was asked for before; notes on one declaration ask alike. */
  readonly known: Map<string, readonly SymbolRecord[]>
}

const shapes = new WeakMap<BookIndex, Shapes>()

/** The symbols of the port that are, own names apart, the code the note was written on. */
export function withCode({ target, code }: NoteTarget, index: BookIndex): readonly SymbolRecord[] {
  const { byShape, known } = shapesOf(index)
  const port = target.slice(0, target.indexOf('/'))
  const name = ownName(target)
  const question = `${port}/${code}/${name}`
  const before = known.get(question)
  if (before !== undefined) return before
  let found: readonly SymbolRecord[] = []
  for (const same of byShape.get(port)?.values() ?? []) {
    const [first] = same
    if (first !== undefined && codeHash(first.shape, name) === code) found = same
  }
  known.set(question, found)
  return found
}

/** Built once per index: the symbols of each port by their shape. */
function shapesOf(index: BookIndex): Shapes {
  const known = shapes.get(index)
  if (known !== undefined) return known
  const ports = new Map<string, Map<string, SymbolRecord[]>>()
  for (const { port, symbols } of index.ports) {
    const byShape = new Map<string, SymbolRecord[]>()
    for (const symbol of symbols) {
      const same = byShape.get(symbol.shape)
      if (same === undefined) byShape.set(symbol.shape, [symbol])
      else same.push(symbol)
    }
    ports.set(port, byShape)
  }
  const made: Shapes = { byShape: ports, known: new Map() }
  shapes.set(index, made)
  return made
}

function evidenceOf(symbol: SymbolRecord, lookup: IndexLookup): MoveEvidence {
  const texts = symbol.declarations.map(({ file, range, name }) => {
    const text = lookup.findFile(file)?.text ?? ''
    return { whole: text.slice(range.start, range.end), value: text.slice(name.end, range.end) }
  })
  const lengths = texts.map(({ whole }) => whole.replaceAll(/\s/gu, '').length)
  return {
    id: symbol.id,
    kind: symbol.kind,
    length: lengths.reduce((sum, one) => sum + one, 0) - ownName(symbol.id).length,
    isFunction: isFunction(symbol, texts[0]?.value.slice(0, MOST_LOOKED_AT) ?? ''),
  }
}

/** Characters of a value that tell whether it is a function. */
const MOST_LOOKED_AT = 2000

/** @param value - what stands after the name */
function isFunction({ kind, declarations }: SymbolRecord, value: string): boolean {
  switch (kind) {
    case 'function':
    case 'method':
    case 'accessor':
    case 'constructor':
      return declarations.some(({ implementation }) => implementation)
    case 'class':
      return true
    case 'variable':
    case 'property':
      return RE_FUNCTION_VALUE.test(value)
    default:
      return false
  }
}

// = (a) => …, : Type = async <T>(a) => …, = function () …; not: (a: A) => B, = call((a) => a)
const RE_FUNCTION_VALUE =
  /^[!?]?\s*(?::[^=]*(?:=>[^=]*)*)?=(?![=>])\s*(?:async\b\s*)?(?:function\b|(?:<[^=]*>\s*)?\([\s\S]*\)[^;]*=>|[\w$]+\s*=>)/u

/**
 * Follows `redirects.yaml` from `target`, or from the nearest declaration around it that has an entry: a member goes
 * with its class. A re-export under the old name says the same in code.
 */
export function statedMove(
  target: SymbolId,
  lookup: IndexLookup,
  redirects: readonly Redirect[],
): StatedMove | undefined {
  const byFrom = new Map(redirects.map((redirect) => [redirect.from, redirect]))
  for (let at: string | undefined = target; at !== undefined; at = containerOf(at as SymbolId)) {
    const rest = target.slice(at.length)
    const end = byFrom.has(at) ? findEnd(at, byFrom) : lookup.findSymbol(at)?.id
    if (end === GONE) return { kind: 'gone' }
    // What is around is still there: nothing says where the member went.
    if (end === at) return undefined
    if (end !== undefined) return { kind: 'moved', to: end + rest }
  }
  return undefined
}
