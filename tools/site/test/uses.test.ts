import { beforeAll, describe, expect, it } from 'vitest'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import { buildUses, type UseIndex } from '../../../src/lib/uses.ts'
import { COMPILING, indexPort } from './support/indexed-port.ts'

const file = (name: string, text: string, occurrences: unknown[]): SourceFile =>
  ({ path: `oven/src/${name}.ts`, port: 'oven', module: name, text, occurrences }) as never

const named = (start: number, end: number, id: string, role = 'reference'): unknown => ({
  range: { start, end },
  role,
  target: { kind: 'symbol', id },
})

describe('the uses of a symbol', () => {
  const uses = buildUses([
    file('a', 'class Oven\n  bake(Oven)\n', [
      named(6, 10, 'oven/a#Oven', 'definition'),
      named(13, 17, 'oven/a#bake'),
      named(18, 22, 'oven/a#Oven'),
    ]),
    file('b', 'Oven', [
      named(0, 4, 'oven/a#Oven'),
      { range: { start: 0, end: 1 }, role: 'reference', target: { kind: 'local', definition: 0 } },
    ]),
  ])

  it('are grouped by file, with their lines', () => {
    expect(uses.get('oven/a#Oven')).toEqual([
      {
        file: 'oven/src/a.ts',
        port: 'oven',
        module: 'a',
        uses: [
          {
            file: 'oven/src/a.ts',
            line: 1,
            range: { start: 6, end: 10 },
            role: 'definition',
            text: 'class Oven',
            column: 6,
          },
          {
            file: 'oven/src/a.ts',
            line: 2,
            range: { start: 18, end: 22 },
            role: 'reference',
            text: '  bake(Oven)',
            column: 7,
          },
        ],
      },
      {
        file: 'oven/src/b.ts',
        port: 'oven',
        module: 'b',
        uses: [
          {
            file: 'oven/src/b.ts',
            line: 1,
            range: { start: 0, end: 4 },
            role: 'reference',
            text: 'Oven',
            column: 0,
          },
        ],
      },
    ])
  })

  it('of what is no symbol are not kept', () => {
    expect([...uses.keys()]).toEqual(['oven/a#Oven', 'oven/a#bake'])
  })

  it('include what an identifier means besides', () => {
    const heat = { kind: 'symbol', id: 'oven/a#Dials.heat' }
    const both = { ...(named(2, 6, 'oven/a#heat', 'definition') as object), also: heat }
    const found = buildUses([file('a', '{ heat }', [both])])
    const roles = [...found].map(([id, [first]]) => [id, first?.uses.map(({ role }) => role)])
    expect(roles).toEqual([
      ['oven/a#heat', ['definition']],
      ['oven/a#Dials.heat', ['reference']],
    ])
  })
})

describe('the uses in the port', () => {
  let indexed: { port: PortRecord; files: SourceFile[] }
  let uses: UseIndex
  beforeAll(async () => {
    indexed = await indexPort()
    uses = buildUses(indexed.files)
  }, COMPILING)

  it('are every occurrence that means a symbol', () => {
    const all = [...uses.values()].flat().flatMap((one) => one.uses)
    const occurrences = indexed.files.flatMap((one) => one.occurrences)
    const meant = occurrences
      .flatMap(({ target, also }) => [target, also])
      .filter((one) => one?.kind === 'symbol')
    expect(all).toHaveLength(meant.length)
  })

  it('stand where their line and column say', () => {
    const texts = new Map<string, string>(indexed.files.map((one) => [one.path, one.text]))
    for (const use of [...uses.values()].flat().flatMap((one) => one.uses)) {
      const text = texts.get(use.file) ?? ''
      const length = use.range.end - use.range.start
      expect(text.split('\n')[use.line - 1]).toBe(use.text)
      expect(use.text.slice(use.column, use.column + length)).toBe(
        text.slice(use.range.start, use.range.end),
      )
    }
  })

  it('include the definition of each symbol that has a name', () => {
    for (const { id, declarations } of indexed.port.symbols) {
      const [first] = declarations
      if (first === undefined || first.name.end === first.name.start) continue
      const found = uses.get(id)?.find((one) => one.file === first.file)
      const definition = found?.uses.find(({ range }) => range.start === first.name.start)
      expect(definition?.role, id).toBe('definition')
    }
  })
})
