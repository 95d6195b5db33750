import type { Nodes, Parents } from 'mdast'

// 队
const RE_HAN = /\p{Script=Han}/gu
// don't, well-kneaded, v0.36.3
const RE_WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

/** Whether a language writes without spaces, so that its characters are counted instead of its words. */
export function countsCharacters(lang: string): boolean {
  return /^(?:zh|ja)\b/u.test(lang)
}

/** Length of a chapter's prose: titles and code spans count, listings and figures do not. */
export function countWords(tree: Parents, lang: string): number {
  const text = collectProse(tree)
  return [...text.matchAll(countsCharacters(lang) ? RE_HAN : RE_WORD)].length
}

const LISTINGS = ['code', 'excerpt', 'html', 'yaml']

function collectProse(node: Nodes): string {
  if (LISTINGS.includes(node.type)) return ''
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'symbolLink') return node.text
  if (!('children' in node)) return ' '
  const title = node.type === 'aside' || node.type === 'exercise' ? `${node.title} ` : ''
  const isInline = ['emphasis', 'strong', 'delete', 'link', 'linkReference'].includes(node.type)
  const inner = node.children.map((child) => collectProse(child)).join('')
  return title + (isInline ? inner : `${inner} `)
}
