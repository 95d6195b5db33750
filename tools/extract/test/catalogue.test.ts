import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemSchema } from '#schemas/problem.ts'
import { explain } from '../src/command/explain.ts'
import { catalogue, findEntry } from '../src/problems/catalogue.ts'

describe('the catalogue of problems', () => {
  it('reads as it read before, since codes and meanings are permanent', async () => {
    const text = catalogue.map(({ code }) => `${explain(code).output}\n`).join('')
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, 'results/catalogue.txt'))
  })

  it('has each code once', () => {
    const codes = catalogue.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it.each(catalogue.map((entry) => [entry.code, entry] as const))(
    'says of %s what is wrong and what to do',
    (_, entry) => {
      const problem = problemSchema.parse(entry.sample())
      expect(problem.message).not.toMatch(/undefined|\[object/u)
      expect(problem.hint).toMatch(/\.$/u)
    },
  )

  it('is found in any letter case, and suggests a code for a mistyped one', () => {
    expect(findEntry('ext200')?.code).toBe('EXT200')
    expect(explain('EXT2000')).toMatchObject({ exitCode: 1 })
    expect(explain('EXT2000').output).toContain('nearest: EXT200')
    expect(explain(undefined).output.trim().split('\n')).toHaveLength(catalogue.length)
  })
})
