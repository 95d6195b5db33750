import { describe, expect, it } from 'vitest'
import { readAsked, writeAsked } from '../../../src/lib/search-address.ts'

const address = (path: string): URL => new URL(path, 'https://book.example')

describe('a question in an address', () => {
  it.each([
    { text: '限速队列' },
    { text: 'a & b=c #d', type: 'symbol' as const },
    { text: '+ %', type: 'note' as const, port: 'workqueue' },
  ])('is read as it was written: $text', (asked) => {
    const written = writeAsked(address('/book/en/queue/?theme=x#heap'), asked)
    expect(readAsked(new URL(written))).toEqual(asked)
    expect(written.startsWith('https://book.example/book/en/queue/?theme=x&q=')).toBe(true)
    expect(new URL(written).hash).toBe('#heap')
  })

  it('leaves nothing behind when it is taken out', () => {
    const shared = address('/queue/?q=x&type=symbol&port=p#heap')
    expect(writeAsked(shared, undefined)).toBe('https://book.example/queue/#heap')
  })

  it('takes the place of the one before, filters included', () => {
    const before = address('/?q=x&type=symbol&port=p')
    expect(readAsked(new URL(writeAsked(before, { text: 'y' })))).toEqual({ text: 'y' })
  })

  it.each(['/', '/?q=', '/?q=%20', '/?type=symbol'])('is not in %s', (path) => {
    expect(readAsked(address(path))).toBeUndefined()
  })

  it('has no filter that does not exist', () => {
    expect(readAsked(address('/?q=x&type=poem&port='))).toEqual({ text: 'x' })
  })
})
