import { describe, expect, it } from 'vitest'
import { createIndexLookup } from '../../src/index/book-index.ts'
import { createDemoEnv, indexDemo, readFixture } from './fixture-port.ts'

describe('looking symbols up', async () => {
  const reExports = await indexDemo(createDemoEnv(readFixture('re-exports')))
  const overloads = await indexDemo(createDemoEnv(readFixture('overloads.ts')))
  const lookup = createIndexLookup(reExports)

  it('finds a symbol by its id and by the ids that publish it', () => {
    for (const id of ['demo/queue#Queue', 'demo/middle#FirstQueue', 'demo/index#Queue'])
      expect(lookup.findSymbol(id)?.id).toBe('demo/queue#Queue')
    expect(lookup.findSymbol('demo/queue#Stack')).toBeUndefined()
  })

  it('finds single overloads', () => {
    const { findSymbol } = createIndexLookup(overloads)
    expect(findSymbol('demo/overloads#wrap(2)')?.signatures).toEqual([
      'function wrap(...values: number[]): number[]',
    ])
    expect(findSymbol('demo/overloads#wrap(3)')).toBeUndefined()
  })

  it('knows a member by its full and by its last name', () => {
    const ids = (name: string): string[] => lookup.symbolsNamed(name).map(({ id }) => id)
    expect(ids('Queue.add')).toEqual(['demo/queue#Queue.add'])
    expect(ids('add')).toEqual(['demo/queue#Queue.add'])
    expect(ids('nothing')).toEqual([])
  })

  it('throws for an id that must be there and is not', () => {
    const [queue] = lookup.symbolsNamed('Queue')
    expect(queue && lookup.getSymbol(queue.id)).toBe(queue)
    const other = createIndexLookup(overloads).symbolsNamed('first')[0]
    expect(() => other && lookup.getSymbol(other.id)).toThrow('No symbol demo/overloads#first')
  })

  it('finds files and ports', () => {
    expect(lookup.findFile('demo/src/queue.ts')?.module).toBe('queue')
    expect(lookup.findFile('demo/src/none.ts')).toBeUndefined()
    expect(lookup.findPort('demo')?.files).toHaveLength(5)
  })
})
