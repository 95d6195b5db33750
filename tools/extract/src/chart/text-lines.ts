/** Size of every text in a chart, in the units of the drawing: the same as in drawn figures. */
export const FONT_SIZE = 20
/** From one line of text to the next. */
export const LINE_HEIGHT = 24

// 队, 。
const RE_WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
/** Widths in ems, a little above those of the widest common typefaces. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [RE_WIDE, 1.03],
  [/[mwMW×%@—]/u, 0.95],
  [/[\p{Lu}\p{N}µ+=_–]/u, 0.68],
  [/[ijl]|[rtf]|[I.,:;'|!() ]/u, 0.38],
]
const OTHER_WIDTH = 0.6

/** How wide a text is at most, in units of the drawing. Nothing here knows the reader's typeface. */
export function textWidth(text: string): number {
  const ems = Array.from(text, (char) => {
    return WIDTHS.find(([chars]) => chars.test(char))?.[1] ?? OTHER_WIDTH
  })
  return FONT_SIZE * ems.reduce((sum, em) => sum + em, 0)
}

// A word with the space behind it, or one wide character.
const RE_PIECE = new RegExp(`${RE_WIDE.source}|(?:(?!${RE_WIDE.source})\\S)+\\s*|\\s+`, 'gu')

/** Breaks a text into lines no wider than `width`, where its script allows; a longer word stays whole. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const [piece] of text.matchAll(RE_PIECE)) {
    if (line !== '' && textWidth((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line.trimEnd()]
}
