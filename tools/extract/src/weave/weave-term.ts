import type { Html, PhrasingContent, RootContent, Text } from 'mdast'
import type { TermUse } from '../anchor/anchored.ts'
import { renderTag } from './jsx.ts'
import { rawMdx } from './mdx.ts'
import type { PageContext } from './page-context.ts'

const CLOSE = '</Term>'

/** What leads to a term of the glossary. */
export function wrapTerm(
  term: string,
  inside: readonly RootContent[],
  page: PageContext,
): RootContent[] {
  page.used.add('Term')
  return [rawMdx(renderTag('Term', { id: term })), ...inside, rawMdx(CLOSE)]
}

/** A text with its terms linked. `uses` are in the order of the text and do not overlap. */
export function weaveText(
  { value }: Text,
  uses: readonly TermUse[],
  page: PageContext,
): RootContent[] {
  const ends = [0, ...uses.map(({ end }) => end)]
  const woven = uses.flatMap(({ term, start, end }, index) => [
    ...textOf(value.slice(ends[index], start)),
    ...wrapTerm(term, textOf(value.slice(start, end)), page),
  ])
  return [...woven, ...textOf(value.slice(ends.at(-1)))]
}

function textOf(value: string): Text[] {
  return value === '' ? [] : [{ type: 'text', value }]
}

/**
 * `**<Term>word</Term>**` turned inside out when nothing else is in the span: within a Chinese sentence Markdown
 * takes asterisks between a letter and a bracket for text.
 */
export function hoistTerm(span: PhrasingContent): PhrasingContent[] {
  if (span.type !== 'strong' && span.type !== 'emphasis' && span.type !== 'delete') return [span]
  const { children } = span
  const [open] = children
  const close = children.at(-1)
  if (!isTag(open, '<Term ') || !isTag(close, CLOSE)) return [span]
  if (children.filter(isClosing).length > 1) return [span]
  return [open, { ...span, children: children.slice(1, -1) }, close]
}

function isTag(node: PhrasingContent | undefined, start: string): node is Html {
  return node?.type === 'html' && node.value.startsWith(start)
}

function isClosing(node: PhrasingContent): boolean {
  return isTag(node, CLOSE)
}
