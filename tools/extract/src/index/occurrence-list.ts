import type { ts } from 'ts-morph'
import { offset } from '#schemas/position.ts'
import type { Occurrence, OccurrenceTarget } from '#schemas/occurrence.ts'
import { externalTarget } from './external-target.ts'
import type { IndexContext } from './index-context.ts'
import type { Resolved } from './resolve-target.ts'
import type { OwnedFile } from './symbol-id.ts'

/** Where an identifier stands and what it does there. */
export interface OccurrencePlace {
  readonly start: number
  readonly end: number
  readonly role: Occurrence['role']
  /** The declaration made here, where a symbol has several. */
  readonly own?: ts.Declaration | undefined
  /** See {@link Occurrence.also}. */
  readonly also?: Resolved | undefined
}

/** Collects the occurrences of one file. */
export interface OccurrenceList {
  readonly add: (at: OccurrencePlace, to: Resolved) => void
  /** A name that stands for no symbol of the compiler's: labels. */
  readonly addLocal: (node: ts.Node, definition: ts.Node) => void
  readonly occurrences: readonly Occurrence[]
  /** Distinct texts, in order of first use. */
  readonly hovers: readonly string[]
}

/** Hover texts are made once for each symbol of the program and stored once for each file. */
export function createOccurrenceList(context: IndexContext, source: ts.SourceFile): OccurrenceList {
  const occurrences: Occurrence[] = []
  const hovers: string[] = []
  const indexes = new Map<string, number>()
  const entries = new Map<Resolved, { target: OccurrenceTarget; hover: number | undefined }>()
  const hoverIndex = (text: string | undefined): number | undefined => {
    if (text === undefined) return undefined
    const known = indexes.get(text)
    if (known !== undefined) return known
    indexes.set(text, hovers.length)
    return hovers.push(text) - 1
  }
  const entryOf = (to: Resolved): { target: OccurrenceTarget; hover: number | undefined } => {
    const known = entries.get(to)
    if (known !== undefined) return known
    const entry = {
      target: targetIn(source, to, context),
      hover: hoverIndex(context.hover(to)),
    }
    entries.set(to, entry)
    return entry
  }
  return {
    occurrences,
    hovers,
    add: ({ start, end, role, own, also }, to) => {
      const entry = entryOf(to)
      const hover =
        own === undefined || own === to.declaration
          ? entry.hover
          : hoverIndex(context.hover({ ...to, declaration: own }))
      const { target } = entry
      const range = { start: offset(start), end: offset(end) }
      occurrences.push({
        range,
        role,
        target,
        ...(also === undefined ? {} : { also: targetIn(source, also, context) }),
        ...(hover === undefined ? {} : { hover }),
      })
    },
    addLocal: (node, definition) => {
      const at = definition.getStart(source, false)
      const start = node.getStart(source, false)
      occurrences.push({
        range: { start: offset(start), end: offset(node.end) },
        role: node === definition ? 'definition' : 'reference',
        target: { kind: 'local', definition: offset(at) },
      })
    },
  }
}

/** A local is known by its offset only in its own file; elsewhere it has a name and no address. */
function targetIn(source: ts.SourceFile, to: Resolved, context: IndexContext): OccurrenceTarget {
  const { declaration, target } = to
  if (target.kind !== 'local' || declaration?.getSourceFile() === source) return target
  if (declaration === undefined) return target
  const file: OwnedFile | undefined = context.identity.fileOf(declaration.getSourceFile())
  const external = externalTarget(declaration, context.program)
  if (file === undefined || external.kind !== 'external') return external
  return { ...external, module: `${file.port}/${file.module}` }
}
