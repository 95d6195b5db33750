import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/nearest.ts'

describe('nearest', () => {
  it.each([
    ['Queue.ad', ['Queue.add', 'Queue.get'], 'Queue.add'],
    ['queue.add', ['Queue.add', 'Queue.adds'], 'Queue.add'],
    ['tpyed', ['typed', 'other'], 'typed'],
    ['Queue', ['queue', 'Queue'], 'Queue'],
    ['add', ['zzz'], undefined],
    ['add', [], undefined],
    ['', ['a'], 'a'],
    ['ab', ['ac', 'aa'], 'aa'],
    ['addRateLimited', ['AddRateLimited', 'addRateLimit'], 'AddRateLimited'],
  ])('of %j among %j is %j', (text, candidates, expected) => {
    expect(nearest(text, candidates)).toBe(expected)
  })

  it('does not depend on the order of the candidates', () => {
    const names = ['get', 'gut', 'got', 'git']
    expect(nearest('gat', names)).toBe(nearest('gat', [...names].reverse()))
  })
})
