import { create } from '@bufbuild/protobuf'
import {
  type Document,
  DocumentSchema,
  type Occurrence as ScipOccurrence,
  OccurrenceSchema,
  PositionEncoding,
  type SymbolInformation,
  SymbolInformationSchema,
  SymbolInformation_Kind as Kind,
  SymbolRole,
} from '@c4312/scip/scip_pb.js'
import type { Occurrence, OccurrenceTarget } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { findLineStarts, rangeOf } from './line-starts.ts'
import type { ScipNames } from './symbol-names.ts'

/** What a document is made from besides its file. */
export interface DocumentInput {
  names: ScipNames
  /** By id. */
  records: ReadonlyMap<string, SymbolRecord>
  /** What is known of the symbols declared first in this file, in any order. */
  symbols: readonly SymbolInformation[]
}

/**
 * A source file: its text, every identifier with what it means, and what is known of the symbols it declares.
 * Identifiers whose declarations are outside of the book are left out, because nothing here says what other
 * indexes call them.
 */
export function buildDocument(file: SourceFile, input: DocumentInput): Document {
  const starts = findLineStarts(file.text)
  const locals = numberLocals(file)
  const nameOf = (target: OccurrenceTarget): string | undefined => {
    switch (target.kind) {
      case 'symbol': {
        return input.names.symbols.get(target.id)
      }
      case 'module': {
        return input.names.files.get(target.file)
      }
      case 'local': {
        return locals.get(target.definition)
      }
      case 'external': {
        return undefined
      }
    }
  }
  const occurrences = file.occurrences.flatMap((occurrence) => {
    const targets = [occurrence.target, ...(occurrence.also ? [occurrence.also] : [])]
    return targets.flatMap((target, n) => {
      const symbol = nameOf(target)
      if (symbol === undefined) return []
      const role = n === 0 && defines(occurrence) ? 'definition' : 'reference'
      const enclosing =
        role === 'definition' ? enclosingRange(file, occurrence, input.records) : undefined
      return create(OccurrenceSchema, {
        range: rangeOf(starts, occurrence.range),
        symbol,
        symbolRoles: role === 'definition' ? SymbolRole.Definition : 0,
        enclosingRange: enclosing ? rangeOf(starts, enclosing) : [],
      })
    })
  })
  return create(DocumentSchema, {
    language: 'TypeScript',
    relativePath: file.path,
    text: file.text,
    positionEncoding: PositionEncoding.UTF16CodeUnitOffsetFromLineStart,
    occurrences: [...fileDefinition(file, input.names), ...occurrences],
    symbols: [...input.symbols, ...localInformation(file, locals)],
  })
}

/** A key of an object nobody has a name for is a local that nothing declares but its only use. */
function defines({ role, target, range }: Occurrence): boolean {
  return role === 'definition' || (target.kind === 'local' && target.definition === range.start)
}

/** The file itself is defined at its first character. */
function fileDefinition({ path }: SourceFile, { files }: ScipNames): ScipOccurrence[] {
  const symbol = files.get(path)
  if (symbol === undefined) return []
  return [
    create(OccurrenceSchema, { range: [0, 0, 0], symbol, symbolRoles: SymbolRole.Definition }),
  ]
}

/** `local 0`, `local 1`, … by where they are declared. */
function numberLocals({ occurrences }: SourceFile): ReadonlyMap<number, string> {
  const starts = occurrences.flatMap(({ target }) =>
    target.kind === 'local' ? [Number(target.definition)] : [],
  )
  const sorted = [...new Set(starts)].sort((a, b) => a - b)
  return new Map(sorted.map((start, n) => [start, `local ${n}`]))
}

/** The declaration an identifier names, with its doc comment. */
function enclosingRange(
  { path }: SourceFile,
  { target, range }: Occurrence,
  records: ReadonlyMap<string, SymbolRecord>,
): { start: typeof range.start; end: typeof range.end } | undefined {
  if (target.kind !== 'symbol') return undefined
  const declaration = records
    .get(target.id)
    ?.declarations.find((one) => one.file === path && one.name.start === range.start)
  return (
    declaration && {
      start: declaration.doc?.start ?? declaration.range.start,
      end: declaration.range.end,
    }
  )
}

// (parameter) item: T
const RE_PARAMETER = /^\(parameter\) /u
// const key: string
const RE_CONSTANT = /^const /u

/** What an editor would say of each local. */
function localInformation(
  file: SourceFile,
  locals: ReadonlyMap<number, string>,
): SymbolInformation[] {
  return file.occurrences.flatMap(({ target, range, hover }) => {
    if (target.kind !== 'local' || target.definition !== range.start) return []
    const signature = hover === undefined ? '' : (file.hovers[hover] ?? '')
    return create(SymbolInformationSchema, {
      symbol: locals.get(range.start) ?? '',
      displayName: file.text.slice(range.start, range.end),
      kind: localKind(signature),
      ...(signature !== '' && {
        signatureDocumentation: { language: 'TypeScript', text: signature },
      }),
    })
  })
}

function localKind(signature: string): Kind {
  if (RE_PARAMETER.test(signature)) return Kind.Parameter
  return RE_CONSTANT.test(signature) ? Kind.Constant : Kind.Variable
}
