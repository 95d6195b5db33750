import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseSymbolId } from '#schemas/ids.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { buildBody } from '../../src/load/chapter-body.ts'
import { buildMentions } from '../../src/weave/mentions.ts'
import { createPage } from '../support/create-page.ts'

/** What a chapter says of symbols whose links all name them in full. */
function findMentions(source: string): string[] {
  const { chapter } = createPage()
  const body = parseMarkdown(source)
  buildBody(body, { file: 'a.md', source, report: (problem) => expect.fail(problem.message) })
  visit(body, 'symbolLink', ({ target = '', position }) => {
    chapter.symbols[position?.start.offset ?? 0] = parseSymbolId(target)
  })
  visit(body, 'claim', ({ evidence, position }) => {
    chapter.evidence[position?.start.offset ?? 0] = evidence.map((written) => ({
      kind: 'symbol',
      symbol: parseSymbolId(written.replace('symbol:', '')),
    }))
  })
  return buildMentions([{ ...chapter, source: { ...chapter.source, body } }]).map(
    ({ kind, section, symbol, ...rest }) =>
      [section ?? '-', kind, symbol, 'claim' in rest ? rest.claim : ''].join(' ').trim(),
  )
}

describe('what chapters say of symbols', () => {
  it('is found in sections and before the first one, also inside spans and boxes', () => {
    const found = findMentions(
      [
        'See **[`a`][p/m#A.a]**.',
        '## One {#one}',
        '- [`b`][p/m#A.b]',
        ':::pitfall[T]\n[`c`][p/m#A.c]\n:::',
      ].join('\n\n'),
    )
    expect(found).toEqual(['- link p/m#A.a', 'one link p/m#A.b', 'one link p/m#A.c'])
  })

  it('stands once for each section', () => {
    const found = findMentions(
      ['## One {#one}', '[`a`][p/m#A.a], [`A.a`][p/m#A.a]', '## Two {#two}', '[`a`][p/m#A.a]'].join(
        '\n\n',
      ),
    )
    expect(found).toEqual(['one link p/m#A.a', 'two link p/m#A.a'])
  })

  it('keeps two claims apart that rest on one symbol', () => {
    const claim = (id: string): string =>
      `:::claim{id="${id}" verdict="wrong" evidence="symbol:p/m#A.a symbol:p/m#A.a"}\nSo.\n:::`
    expect(findMentions([claim('X1'), claim('X2')].join('\n\n'))).toEqual([
      '- claim p/m#A.a X1',
      '- claim p/m#A.a X2',
    ])
  })
})
