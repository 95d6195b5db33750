import fc from 'fast-check'
import { mdxToMdast } from 'satteri'
import { describe, expect, it } from 'vitest'
import { renderTag } from '../../src/weave/jsx.ts'

/** The attributes of the only element of an MDX text, as the site's compiler reads them. */
function readAttributes(mdx: string): unknown {
  const tree = mdxToMdast(mdx, { features: { gfm: true } }) as unknown as {
    children: { attributes: { name: string; value: string | { value: string } | null }[] }[]
  }
  const attributes = tree.children[0]?.attributes ?? []
  return Object.fromEntries(
    attributes.map(({ name, value }) => [
      name,
      typeof value === 'object' && value ? (JSON.parse(value.value) as unknown) : value,
    ]),
  )
}

describe('a component', () => {
  it('leaves out what is empty or absent', () => {
    expect(renderTag('A', { a: '', b: undefined, c: 0, d: false })).toBe('<A c={0} d={false}>')
    expect(renderTag('A', {}, 'empty')).toBe('<A />')
  })

  it('carries any text and any data through MDX unchanged', () => {
    const text = fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '<',
          '>',
          '"',
          "'",
          '\\',
          '&',
          '&lt;',
          'é',
          '中',
          '`',
          '*',
          '/>',
          '${a}',
        ),
        {
          minLength: 1,
        },
      )
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, fc.nat(), (a, b, n) => {
        const attributes = { a, n, list: [{ b }, [n, null, true]] }
        expect(readAttributes(renderTag('A', attributes, 'empty'))).toEqual(attributes)
      }),
    )
  })

  it('writes text of several lines on one', () => {
    expect(renderTag('A', { a: 'one\n  two' })).toBe('<A a="one two">')
  })
})
