import type { SymbolId } from '#schemas/ids.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { IndexLookup } from '../../src/index/book-index.ts'
import { ownName } from '#authored/own-name.ts'
import { placeOf } from './reference-token.ts'
import type { Comparison } from './related-references.ts'

/** A place that only one side counts as a reference. */
interface Doubt {
  readonly key: string
  readonly place: string
  readonly file: SourceFile
  readonly start: number
  readonly comparison: Comparison
}

type Reason = readonly [name: string, holds: (doubt: Doubt) => boolean]

/** What an editor counts, and we do not. */
const THEIRS: readonly Reason[] = [
  // Links and names of parameters in comments are text here; doc comments are read apart from the code.
  ['doc comment', ({ file, start }) => isInDocComment(file.text.slice(0, start))],
  // `new Queue` names the class: only the word `constructor` is the constructor.
  ['new', isConstruction],
  // `super` and `this` are words of the language, not names.
  ['super', ({ key, file, start }) => isConstructor(key) && file.text.startsWith('super(', start)],
  ['this', ({ file, start }) => /^this\b/u.test(file.text.slice(start))],
  // Two classes override the same member of a class outside the book, which makes them one to an editor.
  ['outer base', isOfOuterBase],
  // `{ size } satisfies Box` in an object constant: a variable, a member of its own, and a member of `Box`.
  ['third meaning', hasThirdMeaning],
  // The compiler made the member from a mapped type: it stands nowhere.
  [
    'mapped member',
    ({ file, start }) => file.occurrences.every(({ range }) => range.start !== start),
  ],
  // A file that passes one default export on and has another: the editor finds the wrong one, but goes to ours.
  ['other default', isOtherDefault],
  // The word `default` of an export without a name.
  [
    'default',
    ({ key, file, start }) => /#default$/u.test(key) && /^default\b/u.test(file.text.slice(start)),
  ],
]

/** What we count, and an editor does not. */
const OURS: readonly Reason[] = [
  // `caf\u00e9`: the editor looks for the letters.
  ['escape', ({ file, start }) => /^["']?[^\s"',.:;()]*\\u/u.test(file.text.slice(start))],
  // The word `global` of `declare global`.
  [
    'global',
    ({ key, file, start }) => key.endsWith('#global') && file.text.startsWith('global', start),
  ],
  // `import Flat = Shapes.Flat`: the editor stops at the alias, we follow it.
  ['import =', isImportAlias],
  // `all.more` after `export * as all`: the editor loses track there, though it goes to the definition.
  ['export * as', isBehindNamespaceExport],
]

/** Why only `side` counts `place` as a reference to `key`; `undefined` when it should not be so. */
export function explainPlace(
  key: string,
  place: string,
  side: 'ours' | 'theirs',
  comparison: Comparison,
): string | undefined {
  const [path = '', start] = place.split(' ')
  const file = comparison.lookup.findFile(path)
  if (file === undefined) return undefined
  const doubt = { key, place, file, start: Number(start), comparison }
  const reasons = side === 'theirs' ? THEIRS : OURS
  return reasons.find(([, holds]) => holds(doubt))?.[0]
}

function isInDocComment(before: string): boolean {
  return before.lastIndexOf('/**') > before.lastIndexOf('*/')
}

function isConstructor(key: string): boolean {
  return key.endsWith('.constructor')
}

function isConstruction({ key, place, comparison: { lookup, tokens } }: Doubt): boolean {
  const owner = isConstructor(key) ? lookup.findSymbol(key)?.parent : undefined
  if (owner === undefined) return false
  const classes = [owner, ...heirsOf(owner, lookup)]
  return classes.some((id) => tokens.get(id)?.some((token) => placeOf(token) === place) === true)
}

/** Classes that are constructed by the constructor of `id`, having none of their own. */
function heirsOf(id: SymbolId, lookup: IndexLookup): SymbolId[] {
  return lookup
    .getSymbol(id)
    .subtypes.filter((heir) => lookup.findSymbol(`${heir}.constructor`) === undefined)
    .flatMap((heir) => [heir, ...heirsOf(heir, lookup)])
}

function isOfOuterBase({ key, place, comparison: { lookup, tokens } }: Doubt): boolean {
  const mine = lookup.findSymbol(key)
  const [other] = lookup
    .symbolsNamed(ownName(key))
    .filter(({ id }) => id !== key && tokens.get(id)?.some((token) => placeOf(token) === place))
  return [mine, other].every((symbol) => {
    const parent = symbol?.parent === undefined ? undefined : lookup.getSymbol(symbol.parent)
    return parent?.extends.some((base) => base.symbol === undefined) === true
  })
}

function hasThirdMeaning({ key, file, start, comparison: { lookup, tokens } }: Doubt): boolean {
  const here = file.occurrences.filter(({ range }) => range.start === start)
  const candidates = [...(tokens.get(key) ?? []), ...here.map((at) => ({ file, at }))]
  return candidates.some(({ file: { path }, at: { also, range } }) => {
    if (also?.kind !== 'symbol') return false
    const { declarations } = lookup.getSymbol(also.id)
    return declarations.some((at) => at.file === path && at.name.start === range.start)
  })
}

function isOtherDefault({ key, file, start, comparison: { lookup, editor } }: Doubt): boolean {
  const target = file.occurrences.find(({ range }) => range.start === start)?.target
  if (!key.endsWith('#default') || target?.kind !== 'symbol') return false
  const { declarations } = lookup.getSymbol(target.id)
  return editor
    .definitionsAt(file.path, start)
    .every((found) =>
      declarations.some((at) => at.file === found.file && at.name.start === found.start),
    )
}

function isImportAlias({ file, start }: Doubt): boolean {
  const [name = ''] = /^[\w$]+/u.exec(file.text.slice(start)) ?? []
  return name !== '' && new RegExp(`\\bimport ${name} = `, 'u').test(file.text)
}

function isBehindNamespaceExport({ file, start, comparison: { lookup } }: Doubt): boolean {
  const owner = file.occurrences.find(({ range }) => range.end === start - 1)?.target
  if (owner?.kind !== 'symbol' || file.text.charAt(start - 1) !== '.') return false
  const { declarations } = lookup.getSymbol(owner.id)
  return declarations.every((at) => {
    const text = lookup.findFile(at.file)?.text.slice(at.range.start, at.range.end) ?? ''
    return text.startsWith('export * as ')
  })
}
