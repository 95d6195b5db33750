import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromBinary } from '@bufbuild/protobuf'
import { IndexSchema, type Occurrence, SymbolRole } from '@c4312/scip/scip_pb.js'
import { describe, expect, inject, it } from 'vitest'
import { isLocal, parseScipSymbol } from '../support/scip-symbol.ts'

const { sites, root } = inject('e2e')
const index = fromBinary(IndexSchema, readFileSync(join(sites[0].dist, 'index.scip')))

const isDefinition = ({ symbolRoles }: Occurrence): boolean =>
  (symbolRoles & SymbolRole.Definition) !== 0

/** Start line, start column, end line, end column. */
function corners(range: readonly number[]): [number, number, number, number] {
  const [line = -1, column = -1, third = -1, fourth] = range
  return fourth === undefined ? [line, column, line, third] : [line, column, third, fourth]
}

describe('index.scip', () => {
  const global = index.documents.flatMap(({ symbols }) =>
    symbols.filter(({ symbol }) => !isLocal(symbol)),
  )
  const names = new Set(global.map(({ symbol }) => symbol))

  it('describes every symbol once, under a name of the grammar', () => {
    expect(global.length).toBeGreaterThan(500)
    expect(names.size).toBe(global.length)
    for (const { symbol, kind, displayName } of global) {
      expect(parseScipSymbol(symbol).descriptors.length, symbol).toBeGreaterThan(0)
      expect(kind, symbol).not.toBe(0)
      expect(displayName, symbol).not.toBe('')
    }
  })

  it('has the text of every file, with occurrences in order and inside of its lines', () => {
    for (const { text, relativePath, occurrences } of index.documents) {
      expect(text).toBe(readFileSync(join(root, relativePath), 'utf8'))
      const lines = text.split('\n')
      let last = [0, 0]
      for (const { range, enclosingRange, symbol } of occurrences) {
        const [line, start, endLine, end] = corners(range)
        expect(endLine).toBe(line)
        expect(start).toBeLessThanOrEqual(end)
        expect(end, symbol).toBeLessThanOrEqual(lines[line]?.length ?? -1)
        expect(line > (last[0] ?? 0) || start >= (last[1] ?? 0), symbol).toBe(true)
        last = [line, start]
        if (enclosingRange.length === 0) continue
        const [first, left, lastLine, right] = corners(enclosingRange)
        expect(first < line || (first === line && left <= start), symbol).toBe(true)
        expect(lastLine > line || (lastLine === line && right >= end), symbol).toBe(true)
      }
    }
  })

  it('has occurrences that read like their symbols, each defined in its file or another', () => {
    const defined = new Set(
      index.documents.flatMap(({ occurrences }) =>
        occurrences.filter(isDefinition).map(({ symbol }) => symbol),
      ),
    )
    let compared = 0
    for (const { text, relativePath, occurrences, symbols } of index.documents) {
      const lines = text.split('\n')
      const shown = new Map([...global, ...symbols].map((one) => [one.symbol, one.displayName]))
      for (const { range, symbol } of occurrences) {
        const [line, start, , end] = corners(range)
        const word = lines[line]?.slice(start, end) ?? ''
        const name = shown.get(symbol)
        expect(name, `${relativePath}:${line + 1} ${symbol}`).toBeDefined()
        expect(defined.has(symbol), symbol).toBe(true)
        // The file itself, and imports of it.
        if (symbol.endsWith('/')) continue
        // A member may be named by a string.
        const bare = word.replace(/^(['"])(.*)\1$/u, '$2')
        expect(bare, `${relativePath}:${line + 1}`).toBe(name)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(2500)
  })

  it('relates symbols that exist', () => {
    const relations = global.flatMap(({ symbol, relationships }) =>
      relationships.map((one) => ({ from: symbol, to: one.symbol, flag: one.isImplementation })),
    )
    expect(relations.length).toBeGreaterThan(50)
    expect(new Set(relations.map(({ from, to }) => `${from}\n${to}`)).size).toBe(relations.length)
    for (const { from, to, flag } of relations) {
      expect(names.has(to), `${from} → ${to}`).toBe(true)
      expect(flag).toBe(true)
    }
  })

  it('carries chapters, claims and notes in both languages', () => {
    const queue = global.find(({ symbol }) => symbol.endsWith('/Queue#add().'))
    const said = queue?.documentation.join('\n') ?? ''
    expect(said).toContain('queue.go#L')
    expect(said).toMatch(/\(https:[^)]*[^n]\/workqueue\/queue\/#add\)/u)
    expect(said).toMatch(/\/en\/workqueue\/queue\/#add\)/u)
    expect(said).toMatch(/#claim-W6\): 简化/u)
    expect(said).toMatch(/\*\*陷阱\*\* · L\d+ · annotated-k8s/u)
    expect(said).toMatch(/\*\*pitfall\*\* · L\d+ · annotated-k8s/u)
  })
})
