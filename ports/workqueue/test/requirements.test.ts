import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { requirementFileSchema } from '../../../schemas/requirement.ts'
import { portFolder } from './support/packed-package.ts'
import { testTitles, titlesOf } from './support/test-titles.ts'
import { UPSTREAM_TESTS } from './support/upstream-tests.data.ts'

// Q-4 and API-12, but neither the scenarios D-05t and W-03 nor DV-2.
const RE_REQUIREMENT = /\b(?:API|[CDF]|[LMP]|[QRT])-[1-9]\d*(?![\dt])/gu
const RE_DEVIATION = /\bDV-\d+\b/gu
const RE_ENTRY = /^### (?<id>DV-\d+) \S/gmu

const read = (name: string): string => readFileSync(join(portFolder, name), 'utf8')
const { requirements } = requirementFileSchema.parse(JSON.parse(read('requirements.json')))
const entries = [...read('PORT.md').matchAll(RE_ENTRY)].map((match) => match.groups?.['id'] ?? '')
const titles = testTitles(join(portFolder, 'test'))

/** What the titles mention, each with the title that does. */
function mentioned(pattern: RegExp): Map<string, string> {
  const found = new Map<string, string>()
  for (const { title, file } of titles) {
    for (const [id] of title.matchAll(pattern)) found.set(id, `${file}: ${title}`)
  }
  return found
}

describe('requirements.json', () => {
  const inTitles = mentioned(RE_REQUIREMENT)

  it('holds the whole checklist, without gaps in the numbering', () => {
    const counts = { API: 12, Q: 22, M: 13, D: 16, R: 6, L: 10, T: 13, F: 6, P: 7, C: 11 }
    const ids = Object.entries(counts).flatMap(([letter, count]) =>
      Array.from({ length: count }, (_, index) => `${letter}-${index + 1}`),
    )
    expect(Object.keys(requirements)).toEqual(ids)
  })

  it('names no requirement as tested that no test carries in its title', () => {
    const missing = Object.entries(requirements).flatMap(([id, { status }]) =>
      status === 'tested' && !inTitles.has(id) ? [id] : [],
    )
    expect(missing).toEqual([])
  })

  it('knows every requirement a test title names', () => {
    const unknown = [...inTitles].filter(([id]) => !(id in requirements))
    expect(unknown).toEqual([])
  })

  it('gives every deviation, and only those, an entry of PORT.md', () => {
    for (const [id, requirement] of Object.entries(requirements)) {
      const deviates = requirement.status === 'deviation'
      expect(requirement.deviation !== undefined, id).toBe(deviates)
      if (deviates) expect(entries, id).toContain(requirement.deviation)
    }
  })
})

describe('PORT.md', () => {
  it('numbers its deviations from 1, each once', () => {
    expect(entries).toEqual(entries.map((_, index) => `DV-${index + 1}`))
  })

  it('has every deviation a test title names', () => {
    const unknown = [...mentioned(RE_DEVIATION)].filter(([id]) => !entries.includes(id))
    expect(unknown).toEqual([])
  })
})

describe('the tests of upstream', () => {
  const words = new Set(titles.flatMap(({ title }) => title.split(/\W+/u)))

  it.each(Object.entries(UPSTREAM_TESTS))('%s is ported under its names', (_, names) => {
    expect(names.filter((name) => !words.has(name))).toEqual([])
  })
})

describe('the title scanner', () => {
  it('finds titles of tests and groups, tables included, and nothing else', () => {
    const text = `
      describe('Q-1 group', () => { it("Q-2", () => {}); it.each([1])(\`Q-3\`, () => {}) })
      describe.each\`a\`('Q-4', () => {})
      expect(x, 'Q-5').toBe('Q-6') // it('Q-7')
    `
    expect(titlesOf('sample.test.ts', text)).toEqual(['Q-1 group', 'Q-2', 'Q-3', 'Q-4'])
  })

  it('tells requirements from scenarios and deviations', () => {
    const ids = 'Q-4 D-05t W-03 DV-2 L-10t API-12 UTF-8 (T-9)'.match(RE_REQUIREMENT)
    expect(ids).toEqual(['Q-4', 'API-12', 'T-9'])
  })
})
