import type { Code, Definition, Link, Nodes, Parents, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { findInvisible, hasStackedMarks } from './invisible-characters.ts'
import type { ForbiddenConstruct, NoteFault } from './note-fault.ts'
import { MAX_COLUMNS, MAX_NESTING, MAX_REPORTS } from './note-limits.ts'
import { markSymbolLinks } from './symbol-links.ts'

/**
 * Makes a parsed note into a body, in place: front matter goes, reference links become plain ones, symbol
 * links become nodes of the book. Gives everything notes may not have; nobody may use the body unless that
 * is nothing.
 */
export function buildNoteBody(tree: Root, source: string): NoteFault[] {
  tree.children = tree.children.filter((node) => node.type !== 'yaml')
  if (measureDepth(tree) > MAX_NESTING + 1) return [{ kind: 'nesting', limit: MAX_NESTING }]
  const found: NoteFault[] = []
  visit(tree, (node) => {
    const line = node.position?.start.line
    for (const fault of [...checkNode(node, source), ...checkDecoded(node, source)])
      found.push({ ...fault, line })
    if (node.type === 'code') simplifyCode(node)
  })
  unlinkMail(tree, source)
  inlineReferences(tree)
  for (const { text, line } of markSymbolLinks(tree, source))
    found.push({ kind: 'symbolLink', text: shorten(text), line })
  if (found.length === 0 && !saysSomething(tree)) found.push({ kind: 'empty' })
  return found.slice(0, MAX_REPORTS)
}

function measureDepth(node: Nodes): number {
  if (!('children' in node)) return 1
  return 1 + Math.max(0, ...node.children.map((child) => measureDepth(child)))
}

/** Blanks, rules and definitions are not a note. */
function saysSomething(tree: Nodes): boolean {
  if ('children' in tree) return tree.children.some((child) => saysSomething(child))
  if (tree.type === 'symbolLink') return true
  return 'value' in tree && /[^\s\u2800]/u.test(tree.value)
}

const FORBIDDEN: Readonly<Record<string, ForbiddenConstruct>> = {
  containerDirective: 'directive',
  footnoteDefinition: 'footnote',
  footnoteReference: 'footnote',
  heading: 'heading',
  image: 'image',
  imageReference: 'image',
  leafDirective: 'directive',
}

// <Foo, </Foo, <!--, <?php, <>
const RE_TAG = /<[A-Za-z/!?$_>][^\s>]*>?/u
// import x from 'y', export const x
const RE_MODULE =
  /^(?:import\s*(?:[\w$*{][^\n]*\bfrom\s*)?["'(].*|export\s+(?:async|class|const|default|enum|function|interface|let|type|var|\*|\{).*)/mu
// :::claim, ::graph{x}
const RE_DIRECTIVE = /^:{2,}[A-Za-z].*|^:{3,}$/mu

function checkNode(node: Nodes, source: string): NoteFault[] {
  const what = FORBIDDEN[node.type]
  if (what !== undefined) return [{ kind: 'construct', what }]
  if (node.type === 'html') return [{ kind: 'html', text: shorten(node.value) }]
  if (node.type === 'link' || node.type === 'definition')
    return isAllowedUrl(node.url) || isPlainMail(node, source)
      ? []
      : [{ kind: 'link', url: shorten(node.url) }]
  if (node.type === 'table') {
    const columns = Math.max(...node.children.map(({ children }) => children.length))
    return columns > MAX_COLUMNS ? [{ kind: 'table', columns, limit: MAX_COLUMNS }] : []
  }
  return node.type === 'text' ? checkText(node.value, beginsLine(node, source)) : []
}

/** Character references spell out what the file itself could not hold: `&#x202e;`, or a line end in mid-line. */
function checkDecoded(node: Nodes, source: string): NoteFault[] {
  const texts = [
    'value' in node ? node.value : '',
    'url' in node ? node.url : '',
    'title' in node ? (node.title ?? '') : '',
  ]
  const found = texts.flatMap((text): NoteFault[] => {
    const [invisible] = findInvisible(text)
    if (invisible) return [{ kind: 'invisible', character: invisible.character }]
    return hasStackedMarks(text) ? [{ kind: 'stacked' }] : []
  })
  const { start, end } = node.position ?? {}
  const written = source.slice(start?.offset, end?.offset)
  const isSpelt = node.type === 'text' && countLines(node.value) > countLines(written)
  return isSpelt ? [...found, { kind: 'invisible', character: 'U+000A' }] : found
}

function countLines(text: string): number {
  return text.split('\n').length
}

/** Languages that code in notes is coloured as. */
const LANGUAGES = ['bash', 'diff', 'go', 'js', 'json', 'sh', 'ts', 'tsx', 'yaml']
const MAX_COLOURED = 4000
const MAX_COLOURED_LINE = 200

/**
 * A fence is code and nothing else: what stands behind its language would be a command to some renderers. A grammar is
 * a program too, and long lines of hostile text run it out of time or stack: these stay uncoloured.
 */
function simplifyCode(node: Code): void {
  const { lang, value } = node
  const longest = Math.max(...value.split('\n').map((line) => line.length))
  const isEasy = value.length <= MAX_COLOURED && longest <= MAX_COLOURED_LINE
  if (!isEasy || !LANGUAGES.includes(lang ?? '')) delete node.lang
  delete node.meta
}

/** Whether nothing but the marks of lists and quotations stands before it. */
function beginsLine({ position }: Text, source: string): boolean {
  const start = position?.start.offset ?? 0
  return /^[\s>*+\-\d.)]*$/u.test(source.slice(source.lastIndexOf('\n', start - 1) + 1, start))
}

function checkText(value: string, isLineStart: boolean): NoteFault[] {
  const found: NoteFault[] = []
  const tag = RE_TAG.exec(value)?.[0]
  if (tag !== undefined) found.push({ kind: 'html', text: shorten(tag) })
  const brace = /[{}]\S*/u.exec(value)?.[0]
  if (brace !== undefined) found.push({ kind: 'expression', text: shorten(brace) })
  const lines = isLineStart ? value : value.replace(/^.*/u, '')
  const module = RE_MODULE.exec(lines)?.[0]
  if (module !== undefined) found.push({ kind: 'module', text: shorten(module) })
  if (RE_DIRECTIVE.test(lines)) found.push({ kind: 'construct', what: 'directive' })
  return found
}

function shorten(text: string): string {
  const LENGTH = 60
  const characters = Array.from(text.split('\n')[0] ?? '')
  return characters.length > LENGTH
    ? `${characters.slice(0, LENGTH).join('')}…`
    : characters.join('')
}

// https://example.org, http://127.0.0.1:80/, https://[::1]/x; never https://user@example.org
const RE_WEB_ADDRESS = /^https?:\/\/(?:[\p{L}\p{N}._-]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#]|$)/iu

/**
 * http(s) addresses and pages of the book; nothing that runs, and nothing that leads elsewhere than it looks:
 * browsers drop tabs, turn backslashes round and read `https://here@there/` as there. A note stands on many pages, so
 * no bare `#id`.
 */
function isAllowedUrl(url: string): boolean {
  return !/[\s\\]/u.test(url) && (/^\/(?!\/)/u.test(url) || RE_WEB_ADDRESS.test(url))
}

/** An address of mail in a sentence is no more than text. */
function unlinkMail(tree: Root, source: string): void {
  visit(tree, 'link', (node, index, parent) => {
    if (parent === undefined || index === undefined || !isPlainMail(node, source)) return
    parent.children.splice(index, 1, ...node.children)
  })
}

/** `git@example.org` in a sentence, which GFM makes a link of. */
function isPlainMail(node: Link | Definition, source: string): boolean {
  if (node.type !== 'link' || !node.url.startsWith('mailto:')) return false
  const { start, end } = node.position ?? {}
  return source.slice(start?.offset, end?.offset) === node.url.slice('mailto:'.length)
}

/** Notes share a page, so a definition would be heard by its neighbours. */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  visit(tree, 'linkReference', (node, index, parent) => {
    const definition = definitions.get(node.identifier)
    if (!definition || index === undefined || parent === undefined) return
    const { children, position } = node
    const title = definition.title ?? null
    const link: Nodes = { type: 'link', url: definition.url, title, children }
    if (position) link.position = position
    parent.children.splice(index, 1, link)
  })
  removeDefinitions(tree)
}

function removeDefinitions(parent: Parents): void {
  const children = (parent.children as Nodes[]).filter((node) => node.type !== 'definition')
  for (const child of children) if ('children' in child) removeDefinitions(child)
  parent.children = children as typeof parent.children
}
