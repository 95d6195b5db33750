import type { SymbolKind, SymbolRecord } from '#schemas/symbol.ts'

/** The symbols with a page of their own: all but type parameters and single overloads. */
export function symbolsWithPages(symbols: readonly SymbolRecord[]): SymbolRecord[] {
  const overloads = new Set<string>(symbols.flatMap((symbol) => symbol.overloads))
  return symbols.filter(({ id, kind }) => kind !== 'type-parameter' && !overloads.has(id))
}

/** The last part of a symbol's name: `add`, `#dirty`, `[Symbol.iterator]`, `of` of `Duration.static:of`. */
export function ownName({ id, parent }: Pick<SymbolRecord, 'id' | 'parent'>): string {
  const members = id.slice(id.indexOf('#') + 1)
  const owner = parent === undefined ? undefined : parent.slice(parent.indexOf('#') + 1)
  const own =
    owner !== undefined && members.startsWith(`${owner}.`)
      ? members.slice(owner.length + 1)
      : members
  return own.replace(/^static:/u, '')
}

/** Reachable by whoever imports the port. */
export function isPublic({ exported, visibility }: SymbolRecord): boolean {
  return exported && visibility === 'public'
}

/** The declaration to lead to: the implementation where there are several. */
export function mainDeclaration(symbol: SymbolRecord): SymbolRecord['declarations'][number] {
  const found =
    symbol.declarations.find(({ implementation }) => implementation) ?? symbol.declarations[0]
  if (found === undefined) throw new RangeError(`${symbol.id} is declared nowhere`)
  return found
}

/** Members are listed in these groups. */
export const MEMBER_GROUPS = ['construct', 'call', 'data', 'other'] as const
/** See {@link MEMBER_GROUPS}. */
export type MemberGroup = (typeof MEMBER_GROUPS)[number]

const GROUP_OF: Partial<Record<SymbolKind, MemberGroup>> = {
  constructor: 'construct',
  'construct-signature': 'construct',
  property: 'data',
  accessor: 'data',
  'parameter-property': 'data',
  'index-signature': 'data',
  'enum-member': 'data',
  variable: 'data',
  method: 'call',
  function: 'call',
  'call-signature': 'call',
}

/** The group a member is listed in. */
export function memberGroup({ kind }: Pick<SymbolRecord, 'kind'>): MemberGroup {
  return GROUP_OF[kind] ?? 'other'
}

/** Keywords before a declaration's name, in the order of the language. */
const KEYWORDS = ['static', 'abstract', 'override', 'readonly', 'async'] as const

/** A symbol's signatures with the keywords of its declaration; one for each overload. */
export function fullSignatures({ signatures, modifiers }: SymbolRecord): string[] {
  const keywords = KEYWORDS.filter((word) => modifiers.includes(word))
  return signatures.map((signature) => {
    const missing = keywords.filter((word) => !signature.split(' ', 4).includes(word))
    return [...missing, signature].join(' ')
  })
}
