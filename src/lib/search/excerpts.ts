import { foldText } from './fold-text.ts'
import type { Run } from './search-api.ts'
import type { TextIndex } from './text-index.ts'

/** Characters shown before the first match and from it on. */
const BEFORE = 32
const AFTER = 96

/** After this many, the end of a line ends the excerpt. */
const ENOUGH = 48

/** Text around a match with all matches in it marked; `words` have been folded. */
export async function readExcerpt(
  index: TextIndex,
  position: number,
  { start, end }: { start: number; end: number },
  words: readonly string[],
): Promise<Run[]> {
  const from = Math.max(start, position - BEFORE)
  const to = Math.min(end, position + AFTER)
  const text = await index.read(from, to)
  // Lines before the match's own say little; a word cut in half says nothing.
  const own = text.lastIndexOf('\n', position - from - 1) + 1
  const head = own > 0 ? own : from > start ? skipWord(text, position - from) : 0
  const line = text.indexOf('\n', position - from + ENOUGH)
  const cut = line < 0 && to < end
  const tail = line >= 0 ? line : cut ? dropWord(text) : text.length
  const shown = text.slice(head, Math.max(tail, head)).trim().replaceAll('\n', ' ')
  const runs = markRuns(shown, words)
  if (own === 0 && from > start) runs.unshift({ text: '…', marked: false })
  if (cut) runs.push({ text: '…', marked: false })
  return joinRuns(runs)
}

// The rest of a Latin word that begins before the excerpt.
const RE_HALF = /^[\p{Script=Latin}\p{N}]+[^\p{Script=Latin}\p{N}]/u

function skipWord(text: string, limit: number): number {
  const [half = ''] = RE_HALF.exec(text) ?? []
  return half.length <= limit ? half.length : 0
}

function dropWord(text: string): number {
  const [half = ''] = /[^\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}]+$/u.exec(text) ?? []
  return half.length < BEFORE ? text.length - half.length : text.length
}

/** Cuts a text into runs, those that are one of the words marked. */
export function markRuns(text: string, words: readonly string[]): Run[] {
  const folded = foldText(text)
  const longest = [...words].filter((word) => word !== '').sort((a, b) => b.length - a.length)
  const runs: Run[] = []
  let plain = 0
  for (let at = 0; at < text.length;) {
    const word = longest.find((one) => folded.startsWith(one, at))
    if (word === undefined) {
      at += 1
      continue
    }
    if (at > plain) runs.push({ text: text.slice(plain, at), marked: false })
    runs.push({ text: text.slice(at, at + word.length), marked: true })
    at += word.length
    plain = at
  }
  if (plain < text.length) runs.push({ text: text.slice(plain), marked: false })
  return runs
}

/** Neighbours of one kind become one run. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const { text, marked } of runs) {
    const last = joined.at(-1)
    if (last && last.marked === marked && !marked) last.text += text
    else joined.push({ text, marked })
  }
  return joined
}
