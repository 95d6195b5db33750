import { describe, expect, it } from 'vitest'
import { createDemoEnv, indexDemo } from './fixture-port.ts'

/** Code and shape hash of the symbol `name` in a file of this text. */
async function hashesOf(text: string, name: string): Promise<{ code: string; shape: string }> {
  const index = await indexDemo(createDemoEnv({ 'a.ts': text }))
  const symbol = index.ports[0]?.symbols.find((one) => one.name === name)
  if (symbol === undefined) throw new RangeError(`no ${name} in ${text}`)
  return { code: symbol.code, shape: symbol.shape }
}

describe('the code hash', () => {
  it.each([
    ['layout', 'function f(a:number){return a}', 'function f(\n  a: number,\n) {\n  return a;\n}'],
    ['comments', 'const f = 1', '/** Doc. */ const /* a */ f = // b\n 1'],
    ['quotes', "const f = 'it'", 'const f = "it";'],
    ['a leading bar', 'type f = 1 | 2', 'type f =\n  | 1\n  | 2'],
    ['separators', 'interface f { a: 1; b: 2 }', 'interface f {\n  a: 1,\n  b: 2,\n}'],
    ['a trailing comma', 'const f = [1, 2]', 'const f = [\n  1,\n  2,\n]'],
    ['a type parameter in TSX style', 'const f = <T>(a: T) => a', 'const f = <T,>(a: T) => a'],
    ['an enum', 'enum f { a, b }', 'enum f { a, b, }'],
  ])('does not see %s', async (_, left, right) => {
    expect(await hashesOf(left, 'f')).toEqual(await hashesOf(right, 'f'))
  })

  it.each([
    ['an operator', 'const f = 1 + 2', 'const f = 1 - 2'],
    ['a hole', 'const f = [,]', 'const f = []'],
    ['two holes', 'const f = [1, ,]', 'const f = [1,]'],
    ['parts of a for', 'function f() { for (a; ; ) ; }', 'function f() { for (; a; ) ; }'],
    ['an empty statement', 'function f() { while (a); b() }', 'function f() { while (a) b() }'],
    ['text of a template', 'const f = `a  b`', 'const f = `a b`'],
    ['a modifier', 'class f { a = 1 }', 'class f { readonly a = 1 }'],
    ['a type', 'let f: string', 'let f: number'],
    ['the order of members', 'enum f { a, b }', 'enum f { b, a }'],
    ['a regular expression', 'const f = /a b/', 'const f = /a  b/'],
  ])('sees %s', async (_, left, right) => {
    expect((await hashesOf(left, 'f')).code).not.toBe((await hashesOf(right, 'f')).code)
  })

  it('changes with the name, and the shape does not', async () => {
    const left = await hashesOf('function add(n: number): number { return n && add(n - 1) }', 'add')
    const right = await hashesOf(
      'function put(n: number): number { return n && put(n - 1) }',
      'put',
    )
    expect(left.code).not.toBe(right.code)
    expect(left.shape).toBe(right.shape)
  })

  it('masks the own name only: not a parameter or a member spelled alike', async () => {
    const left = await hashesOf('function add(add: number): number { return add }', 'add')
    const right = await hashesOf('function put(add: number): number { return add }', 'put')
    const other = await hashesOf('function put(put: number): number { return put }', 'put')
    expect(left.shape).toBe(right.shape)
    expect(left.shape).not.toBe(other.shape)
  })

  it('stays when a member moves to another class', async () => {
    const member = 'add(item: string): void { this.items.push(item) }'
    const left = await hashesOf(`class A { items = ['']; ${member} }`, 'A.add')
    const right = await hashesOf(`class B { items = ['']; size = 1; ${member} }`, 'B.add')
    expect(left).toEqual(right)
  })

  it('covers every declaration of a symbol', async () => {
    const both = 'class A { get a() { return 1 } set a(v) {} }'
    const changed = 'class A { get a() { return 1 } set a(v) { void v } }'
    expect((await hashesOf(both, 'A.a')).code).not.toBe((await hashesOf(changed, 'A.a')).code)
  })

  it('differs between overloads', async () => {
    const text =
      'function f(a: 1): 1\nfunction f(a: 2): 2\nfunction f(a: unknown) { return a as 1 }'
    expect((await hashesOf(text, 'f(1)')).code).not.toBe((await hashesOf(text, 'f(2)')).code)
  })
})
