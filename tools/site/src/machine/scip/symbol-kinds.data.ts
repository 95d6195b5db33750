import { SymbolInformation_Kind as Kind } from '@c4312/scip/scip_pb.js'
import type { SymbolKind } from '#schemas/symbol.ts'
import type { Suffix } from './symbol-string.ts'

/** What SCIP calls each kind of symbol, and how it ends its name. */
export const SCIP_KINDS: Readonly<Record<SymbolKind, { kind: Kind; suffix: Suffix }>> = {
  class: { kind: Kind.Class, suffix: 'type' },
  interface: { kind: Kind.Interface, suffix: 'type' },
  'type-alias': { kind: Kind.TypeAlias, suffix: 'type' },
  enum: { kind: Kind.Enum, suffix: 'type' },
  'enum-member': { kind: Kind.EnumMember, suffix: 'term' },
  namespace: { kind: Kind.Namespace, suffix: 'namespace' },
  function: { kind: Kind.Function, suffix: 'method' },
  variable: { kind: Kind.Variable, suffix: 'term' },
  constructor: { kind: Kind.Constructor, suffix: 'method' },
  method: { kind: Kind.Method, suffix: 'method' },
  property: { kind: Kind.Property, suffix: 'term' },
  accessor: { kind: Kind.Accessor, suffix: 'term' },
  'parameter-property': { kind: Kind.Property, suffix: 'term' },
  'call-signature': { kind: Kind.Method, suffix: 'method' },
  'construct-signature': { kind: Kind.Constructor, suffix: 'method' },
  'index-signature': { kind: Kind.Subscript, suffix: 'term' },
  'type-parameter': { kind: Kind.TypeParameter, suffix: 'type-parameter' },
}

/** The narrower kinds, by modifier. */
export const NARROWER_KINDS: readonly { kind: Kind; modifier: string; narrower: Kind }[] = [
  { kind: Kind.Variable, modifier: 'const', narrower: Kind.Constant },
  { kind: Kind.Method, modifier: 'static', narrower: Kind.StaticMethod },
  { kind: Kind.Method, modifier: 'abstract', narrower: Kind.AbstractMethod },
  { kind: Kind.Property, modifier: 'static', narrower: Kind.StaticProperty },
]
