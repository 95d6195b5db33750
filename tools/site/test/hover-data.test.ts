import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fitHovers, shorten } from '../../../src/lib/hover-budget.ts'
import { type HoverCard, type HoverData, scriptJson } from '../../../src/lib/hover-data.ts'

describe('the documentation in a card', () => {
  const text = 'Heats it. Never beyond `max`, whatever is asked. Throws, e.g. when off.'

  it('is left whole while there is room, then cut after a sentence', () => {
    expect(shorten(text, 200)).toBe(text)
    expect(shorten(text, 60)).toBe('Heats it. Never beyond `max`, whatever is asked.')
    expect(shorten(text, 12)).toBe('Heats it.')
  })

  it('is cut between words where no sentence fits', () => {
    expect(shorten('Never beyond the limit', 14)).toBe('Never beyond …')
    expect(shorten(text, 0)).toBe('')
  })
})

describe('the data of a page', () => {
  const doc = (n: number): string =>
    `Sentence ${n} on ${(n * 7919).toString(36)}. ${Array.from({ length: 30 }, (_, i) => ((n * 31 + i) * 104_729).toString(36)).join(' ')}.`
  const cards = Array.from({ length: 60 }, (_, n): [string, HoverCard] => [
    `name${n}`,
    ['method', n, n, `name${n}(): void`, doc(n)],
  ])
  const data: HoverData = {
    root: '/',
    files: { 'bread/oven': Object.fromEntries(cards) },
    others: {},
    words: {},
  }
  const body = (lines: number): string =>
    Array.from({ length: lines }, (_, n) => `<p>${(n * 15_485_863).toString(36)}</p>`).join('')

  it('is whole on a page of some weight', () => {
    expect(fitHovers(data, body(20_000))).toEqual(data)
  })

  it('gives up documentation on a light one, but neither types nor counts', () => {
    const page = body(100)
    const fitted = fitHovers(data, page)
    const sizes = [data, fitted].map((one) => gzipSync(page + scriptJson(one)).length)
    expect(sizes[1]).toBeLessThan(sizes[0] ?? 0)
    const types = Object.values(fitted.files['bread/oven'] ?? {}).map((card) => card.slice(0, 4))
    expect(types).toEqual(cards.map(([, card]) => card.slice(0, 4)))
  })

  it('can end neither the script it stands in nor begin a comment', () => {
    const json = scriptJson({ text: '</script><!-- a < b' })
    expect(json).not.toMatch(/<\/|<!/u)
    expect(JSON.parse(json)).toEqual({ text: '</script><!-- a < b' })
  })
})
