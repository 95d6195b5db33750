import { styleText } from 'node:util'

/** What a piece of text is, for its colour. */
export type Tone = 'bold' | 'dim' | 'good' | 'warn' | 'bad' | 'note' | 'added' | 'removed' | 'link'

const STYLES = {
  bold: 'bold',
  dim: 'dim',
  good: 'green',
  warn: 'yellow',
  bad: 'red',
  note: ['bold', 'red'],
  added: 'green',
  removed: 'red',
  link: ['cyan', 'underline'],
} as const

/** Colours text, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string

/** Paint for a terminal; for anything else, one that changes nothing. */
export function createPaint(hasColor: boolean): Paint {
  if (!hasColor) return (_, text) => text
  return (tone, text) => styleText(STYLES[tone], text, { validateStream: false })
}
