import type { Root, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified } from 'unified'

/** Where MDX sees syntax and Markdown does not: expressions, elements, module statements, directives. */
const unsafe: NonNullable<Options['unsafe']> = [
  { character: '{' },
  { character: '}' },
  { character: '<' },
  { atBreak: true, character: 'i', after: 'mport\\b' },
  { atBreak: true, character: 'e', after: 'xport\\b' },
  { character: '#', inConstruct: 'headingAtx' },
  { atBreak: true, character: ':', after: ':' },
  // To Sätteri a directive's name may begin with any letter or digit of any script.
  { character: ':', after: '[^\\s!-/:-@[-`{-~]', inConstruct: 'phrasing' },
]

const serializer = unified()
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    emphasis: '*',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    rule: '-',
    strong: '*',
    unsafe,
  })
  .freeze()

/**
 * Markdown that is also MDX: prose is escaped so that it says the same in both, whoever parses it. `html` nodes are
 * written as they are.
 */
export function writeMarkdown(children: RootContent[]): string {
  const root: Root = { type: 'root', children }
  return serializer.stringify(root)
}
