import { access } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'

const WIDTH = 1200
const HEIGHT = 630

// Lengths of lines in tenths of the column, indented as code is; 0 is an empty line.
const LINES = [
  [0, 5],
  [1, 6],
  [1, 4],
  [2, 7],
  [2, 3],
  [1, 1],
  [0, 0],
  [1, 5],
  [2, 6],
  [1, 2],
  [0, 1],
] as const
const NOTED = [3, 8]

/**
 * A card without a word on it: code in ink, notes in cinnabar. Fonts differ from machine to machine, and for
 * Chinese there may be none; a book that wants its title on the card puts `card.<locale>.png` into `public/`.
 */
export function cardArtwork(): string {
  const rows = LINES.map(([indent, length], row) => {
    const y = 110 + row * 40
    const x = 110 + indent * 44
    return `<path d="M${x} ${y}h${length * 70}" stroke="#221e18" stroke-width="12"/>`
  })
  const notes = NOTED.map((row) => {
    const y = 110 + row * 40
    return (
      `<circle cx="800" cy="${y}" r="15" fill="#a3271c"/>` +
      [0, 1, 2]
        .map(
          (line) =>
            `<path d="M850 ${y + line * 30}h${240 - line * 60}" stroke="#a3271c" stroke-width="8"/>`,
        )
        .join('')
    )
  })
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#faf7f0"/>` +
    '<path d="M60 50h1080M60 60h1080" stroke="#221e18" stroke-width="3"/>' +
    `<g stroke-linecap="butt">${rows.join('')}${notes.join('')}</g></svg>`
  )
}

/** Writes `card.<locale>.png` for each language whose card the book does not bring itself. */
export async function writeSocialCards(dist: string, locales: readonly string[]): Promise<void> {
  const own = await Promise.all(
    locales.map((locale) =>
      access(path.join(dist, `card.${locale}.png`)).then(
        () => true,
        () => false,
      ),
    ),
  )
  const missing = locales.filter((_, index) => own[index] !== true)
  if (missing.length === 0) return
  const image = sharp(Buffer.from(cardArtwork())).png({ palette: true })
  await Promise.all(
    missing.map((locale) => image.clone().toFile(path.join(dist, `card.${locale}.png`))),
  )
}
