import { create, toBinary } from '@bufbuild/protobuf'
import {
  IndexSchema,
  type Relationship,
  RelationshipSchema,
  type SymbolInformation,
  SymbolInformationSchema,
  SymbolInformation_Kind as Kind,
  TextEncoding,
} from '@c4312/scip/scip_pb.js'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { sourceUrl } from '../../../../../src/lib/urls.ts'
import { buildDocument } from './source-document.ts'
import { type DocumentationInput, documentSymbol } from './symbol-documentation.ts'
import { NARROWER_KINDS, SCIP_KINDS } from './symbol-kinds.data.ts'
import { type ScipNames, buildNames } from './symbol-names.ts'
import { SCHEME } from './symbol-string.ts'

/**
 * The book's ports as a SCIP index, encoded.
 *
 * The root of its paths is the book's repository where it is known, else its home page: a published file has no
 * folder it could name, so that it holds the sources' texts too.
 *
 * @param version of the tool: that of this project
 * @throws Error when two symbols would have one name
 */
export function buildScipIndex(input: DocumentationInput, version: string): Uint8Array {
  const { knowledge, book } = input
  const names = buildNames(knowledge.ports)
  const all = knowledge.ports.flatMap((port) => port.symbols)
  const records = new Map(all.map((symbol) => [String(symbol.id), symbol]))
  const documents = knowledge.files.map((file) => {
    const own = all.filter(({ declarations }) => declarations[0]?.file === file.path)
    const symbols = [
      ...informFile(file, names, input),
      ...own.map((symbol) => informSymbol(symbol, file, { names, input })),
    ]
    return buildDocument(file, { names, records, symbols })
  })
  const index = create(IndexSchema, {
    metadata: {
      toolInfo: { name: SCHEME, version },
      projectRoot: book.repository?.url ?? new URL(book.base, book.site).href,
      textDocumentEncoding: TextEncoding.UTF8,
    },
    documents,
  })
  return toBinary(IndexSchema, index)
}

function informFile(
  file: SourceFile,
  { files }: ScipNames,
  { book }: DocumentationInput,
): SymbolInformation[] {
  const symbol = files.get(file.path)
  if (symbol === undefined) return []
  const pages = book.locales.map(({ code, label }) => {
    const page = sourceUrl({ base: book.base, locales: book.locales, locale: code }, file)
    return `- [${file.path} (${label})](${new URL(page, book.site).href})`
  })
  const displayName = file.path.split('/').at(-1) ?? file.path
  return [
    create(SymbolInformationSchema, {
      symbol,
      displayName,
      kind: Kind.File,
      documentation: [pages.join('\n')],
    }),
  ]
}

// 'signal', "signal"
const RE_QUOTED = /^(['"])(.*)\1$/u

function informSymbol(
  symbol: SymbolRecord,
  { text }: SourceFile,
  { names, input }: { names: ScipNames; input: DocumentationInput },
): SymbolInformation {
  const { start = 0, end = 0 } = symbol.declarations[0]?.name ?? {}
  return create(SymbolInformationSchema, {
    symbol: names.symbols.get(symbol.id) ?? '',
    // Constructors and signatures are declared without a name, some members by a string.
    displayName:
      text.slice(start, end).replace(RE_QUOTED, '$2') ||
      (symbol.name.split('.').at(-1) ?? symbol.name),
    kind: kindOf(symbol),
    documentation: documentSymbol(symbol, input),
    signatureDocumentation: { language: 'TypeScript', text: symbol.signatures.join('\n') },
    relationships: relationshipsOf(symbol, names),
  })
}

function kindOf({ kind, modifiers }: SymbolRecord): Kind {
  const wide = SCIP_KINDS[kind].kind
  const narrower = NARROWER_KINDS.find(
    (one) => one.kind === wide && modifiers.includes(one.modifier),
  )
  return narrower?.narrower ?? wide
}

/** A use of what a member overrides may be a use of the member; a type is no use of its supertype. */
function relationshipsOf(symbol: SymbolRecord, { symbols }: ScipNames): Relationship[] {
  const heritage = [...symbol.extends, ...symbol.implements].flatMap((one) => one.symbol ?? [])
  const types = [...new Set(heritage)].map((id) => ({ id, isReference: false }))
  const members = symbol.overrides.map((id) => ({ id, isReference: true }))
  return [...types, ...members].flatMap(({ id, isReference }) => {
    const name = symbols.get(id)
    if (name === undefined || id === symbol.id) return []
    return create(RelationshipSchema, { symbol: name, isImplementation: true, isReference })
  })
}
