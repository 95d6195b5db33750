import { type BookIndex, createIndexLookup } from '../../src/index/book-index.ts'
import { explainPlace } from './explain-reference.ts'
import type { Editor } from './language-service.ts'
import { keyOf, placeOf, type Token } from './reference-token.ts'
import { type Comparison, relatedKeys } from './related-references.ts'

/** What came of asking an editor for the references of everything a book declares. */
export interface Agreement {
  /** Symbols and locals that were asked about. */
  asked: number
  /** Places where ours and theirs are the same. */
  same: number
  /** How often each reason to differ held. */
  explained: Record<string, number>
  /** Places that no reason explains. */
  differences: string[]
}

function groupTokens(index: BookIndex): Map<string, Token[]> {
  const tokens = new Map<string, Token[]>()
  for (const file of index.files)
    for (const at of file.occurrences)
      for (const target of [at.target, at.also]) {
        const key = target && keyOf(target, file)
        if (key !== undefined) tokens.set(key, [...(tokens.get(key) ?? []), { file, at }])
      }
  return tokens
}

/** Asks `editor` about each symbol and local that `index` declares, and compares what it finds with what we know. */
export function compareReferences(index: BookIndex, editor: Editor): Agreement {
  const tokens = groupTokens(index)
  const comparison = { lookup: createIndexLookup(index), tokens, editor }
  const agreement: Agreement = { asked: 0, same: 0, explained: {}, differences: [] }
  for (const [key, group] of tokens) {
    if (group.some((token) => isOutside(key, token))) continue
    agreement.asked += 1
    compareOne(key, comparison, agreement)
  }
  return agreement
}

function isOutside(key: string, { file, at }: Token): boolean {
  return [at.target, at.also].some((one) => one?.kind === 'external' && keyOf(one, file) === key)
}

/** An editor answers for the kind of declaration it is asked at, type or value: so it is asked at every one. */
function compareOne(key: string, comparison: Comparison, agreement: Agreement): void {
  const { lookup, tokens, editor } = comparison
  const group = tokens.get(key) ?? []
  const declared = group.filter(
    ({ at, file }) => at.role === 'definition' && keyOf(at.target, file) === key,
  )
  const asked = declared.length > 0 ? declared : group.slice(0, 1)
  const theirs = new Set(
    asked
      .flatMap(({ file, at }) => editor.referencesAt(file.path, at.range.start))
      .filter(({ file }) => lookup.findFile(file) !== undefined)
      .map(({ file, start }) => `${file} ${beforeQuote(lookup.findFile(file)?.text ?? '', start)}`),
  )
  const related = relatedKeys(key, asked, comparison)
  const ours = new Set(related.flatMap((one) => (tokens.get(one) ?? []).map(placeOf)))
  for (const place of new Set([...ours, ...theirs])) {
    const side = !theirs.has(place) ? 'ours' : !ours.has(place) ? 'theirs' : 'both'
    const reason = side === 'both' ? 'same' : explainPlace(key, place, side, comparison)
    if (reason === 'same') agreement.same += 1
    else if (reason === undefined) agreement.differences.push(`${key}: only ${side}, ${place}`)
    else agreement.explained[reason] = (agreement.explained[reason] ?? 0) + 1
  }
}

/** An editor's place of a quoted name is behind the quote, ours before it. */
function beforeQuote(text: string, start: number): number {
  return /["'`]/u.test(text.charAt(start - 1)) ? start - 1 : start
}
