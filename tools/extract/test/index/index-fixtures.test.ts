import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import { createIndexLookup } from '../../src/index/book-index.ts'
import { createDemoEnv, FIXTURES, indexDemo, readFixture } from './fixture-port.ts'
import { renderIndex } from './render-index.ts'

const RESULTS = join(import.meta.dirname, '../results/index')
const cases = readdirSync(FIXTURES)

describe.each(cases)('the index of %s', async (name) => {
  const env = createDemoEnv(readFixture(name))
  const index = await indexDemo(env)

  it('is what the result file says', async () => {
    const result = join(RESULTS, `${name.replace(/\.tsx?$/u, '')}.json`)
    await expect(renderIndex(index, env.problems)).toMatchFileSnapshot(result)
  })

  it('fits the schemas and survives JSON', () => {
    for (const port of index.ports) expect(portRecordSchema.parse(port)).toEqual(port)
    for (const file of index.files) expect(sourceFileSchema.parse(file)).toEqual(file)
    expect(JSON.parse(JSON.stringify(index))).toEqual(index)
  })

  it('names only symbols and files it has', () => {
    const { findFile, getSymbol } = createIndexLookup(index)
    for (const { target } of index.files.flatMap((file) => file.occurrences)) {
      if (target.kind === 'symbol') expect(getSymbol(target.id).id).toBe(target.id)
      if (target.kind === 'module') expect(findFile(target.file)?.path).toBe(target.file)
    }
    for (const symbol of index.ports.flatMap((port) => port.symbols)) {
      const { members, overloads, calls, calledBy, subtypes, overrides, overriddenBy } = symbol
      const named = [members, overloads, calls, calledBy, subtypes, overrides, overriddenBy].flat()
      for (const id of named) expect(getSymbol(id).id).toBe(id)
      for (const id of overrides) expect(getSymbol(id).overriddenBy).toContain(symbol.id)
      for (const id of overriddenBy) expect(getSymbol(id).overrides).toContain(symbol.id)
      for (const id of symbol.members) expect(getSymbol(id).parent).toBe(symbol.id)
    }
  })

  it('has occurrences in order that never overlap', () => {
    for (const { occurrences } of index.files)
      for (const [at, { range }] of occurrences.entries())
        expect(range.start).toBeGreaterThanOrEqual(occurrences[at - 1]?.range.end ?? 0)
  })
})

it('has a fixture for every result', () => {
  const names = new Set(cases.map((name) => name.replace(/\.tsx?$/u, '')))
  const results = existsSync(RESULTS) ? readdirSync(RESULTS) : []
  const orphans = results.filter((file) => !names.has(file.replace(/\.json$/u, '')))
  expect(orphans).toEqual([])
})
