import { gzipSync } from 'node:zlib'
import { type HoverCard, type HoverData, scriptJson } from './hover-data.ts'
import { plainPage } from './plain-code.ts'

/** How much a page may weigh, compressed, for each byte it has without links and cards. The tests allow 1.5. */
const RATIO = 1.47
/** What stands around the text of a page weighs at least so much, compressed. */
const SHELL = 2600
/** Longest documentation of a card, in characters; the first that fits is taken. */
const LENGTHS = [Infinity, 400, 250, 160, 100, 60, 0]

/**
 * Cuts the documentation in cards as far as the weight of the page demands.
 *
 * @param body the text of the page as HTML, links in code included
 */
export function fitHovers(data: HoverData, body: string): HoverData {
  const allowed = RATIO * (weigh(plainPage(body)) + SHELL) - SHELL
  const candidates = LENGTHS.map((length) => cutDocs(data, length))
  // Links repeat what the cards say: only together they show what they weigh.
  const fitting = candidates.find((one) => weigh(body + scriptJson(one)) <= allowed)
  return fitting ?? candidates.at(-1) ?? data
}

function weigh(text: string): number {
  return gzipSync(text, { level: 9 }).length
}

function cutDocs(data: HoverData, length: number): HoverData {
  const files = Object.entries(data.files).map(([file, cards]) => [
    file,
    Object.fromEntries(Object.entries(cards).map(([key, card]) => [key, cutDoc(card, length)])),
  ])
  return { ...data, files: Object.fromEntries(files) as HoverData['files'] }
}

function cutDoc([kind, line, uses, type, doc, deprecated]: HoverCard, length: number): HoverCard {
  const short = doc === undefined ? '' : shorten(doc, length)
  if (deprecated !== undefined) return [kind, line, uses, type, short, deprecated]
  return short === '' ? [kind, line, uses, type] : [kind, line, uses, type, short]
}

/** The sentences that fit, or the words of the first one that do. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  if (length === 0) return ''
  const head = text.slice(0, length + 1)
  const sentence = /^[\s\S]*[.!?。！？](?=\s|$)/u.exec(head.slice(0, -1))?.[0]
  if (sentence !== undefined && /\s/u.test(text.charAt(sentence.length))) return sentence
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 1)).replace(/[,;:]$/u, '')} …`
}
