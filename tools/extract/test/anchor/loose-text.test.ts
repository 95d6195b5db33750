import { describe, expect, it } from 'vitest'
import { findLoose, loosen } from '#authored/loose-text.ts'

function find(text: string, wanted: string, around = {}): string[] {
  return findLoose(loosen(text), wanted, around).map(({ start, end }) => text.slice(start, end))
}

describe('text found whatever its white space', () => {
  it.each([
    ['a+b', 'a + b', 'a+b'],
    ['if (x) {\n  return y\n}', 'if(x){return y}', 'if (x) {\n  return y\n}'],
    ['  this.#n   +=\n\t1', 'this.#n += 1', 'this.#n   +=\n\t1'],
    ['const 队列 = 1', '队列=1', '队列 = 1'],
    ['f(\n  a,\n  b,\n)', 'f( a, b,)', 'f(\n  a,\n  b,\n)'],
  ])('finds in %j the text %j', (text, wanted, found) => {
    expect(find(text, wanted)).toEqual([found])
  })

  it.each([
    ['queueLength + requeue', 'queue'],
    ['newFoo()', 'new Foo()'],
    ['new Foo()', 'newFoo()'],
    ['a.b', ''],
    ['a b', ' \n'],
    ['$add', 'add'],
  ])('does not find in %j the text %j', (text, wanted) => {
    expect(find(text, wanted)).toEqual([])
  })

  it('finds every place, overlapping ones too', () => {
    expect(find('a.a.a', 'a.a')).toEqual(['a.a', 'a.a'])
  })

  it('tells equal texts apart by what stands before and after', () => {
    const text = 'if (a) return 0\nif (b) return 0\nthrow c'
    expect(find(text, 'return 0')).toHaveLength(2)
    expect(findLoose(loosen(text), 'return 0', { prefix: '(b)' })).toEqual([{ start: 23, end: 31 }])
    expect(findLoose(loosen(text), 'return 0', { suffix: 'if(b)' })).toEqual([
      { start: 7, end: 15 },
    ])
    expect(find(text, 'return 0', { prefix: 'b' })).toEqual([])
    expect(find(text, 'return 0', { suffix: 'thr' })).toEqual([])
  })
})
