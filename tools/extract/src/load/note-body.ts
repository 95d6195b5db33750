import type { Definition, Nodes, Parents, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Problem } from '#schemas/problem.ts'
import { chapterProblems } from '../problems/chapter-problems.data.ts'
import { noteProblems as problems } from '../problems/note-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import { MAX_NESTING } from './note-limits.ts'
import { markSymbolLinks } from './symbol-links.ts'

/**
 * Makes a parsed note into a body, in place: front matter goes, reference links become plain ones, symbol
 * links become nodes of the book. Gives everything notes may not have; nobody may use the body unless that
 * is nothing.
 */
export function buildNoteBody(tree: Root, source: string, file: string): Problem[] {
  tree.children = tree.children.filter((node) => node.type !== 'yaml')
  if (measureDepth(tree) > MAX_NESTING + 1)
    return [createProblem(problems.nesting, { limit: MAX_NESTING }, { file })]
  const found: Problem[] = []
  visit(tree, (node) => {
    const place = { file, line: node.position?.start.line }
    found.push(...checkNode(node, place))
  })
  if (tree.children.length === 0) found.push(createProblem(problems.empty, {}, { file }))
  inlineReferences(tree)
  for (const { text, line } of markSymbolLinks(tree, source))
    found.push(createProblem(chapterProblems.symbolLink, { text }, { file, line }))
  return found
}

function measureDepth(node: Nodes): number {
  if (!('children' in node)) return 1
  return 1 + Math.max(0, ...node.children.map((child) => measureDepth(child)))
}

const FORBIDDEN: Readonly<Record<string, string>> = {
  containerDirective: 'a directive',
  footnoteDefinition: 'a footnote',
  footnoteReference: 'a footnote',
  heading: 'a heading',
  image: 'an image',
  imageReference: 'an image',
  leafDirective: 'a directive',
}

// <Foo, </Foo, <!--, <?php, <>
const RE_TAG = /<[A-Za-z/!?$_>][^\s>]*>?/u
// import x from 'y', export const x
const RE_MODULE =
  /^(?:import\s*(?:[\w$*{][^\n]*\bfrom\s*)?["'(].*|export\s+(?:async|class|const|default|enum|function|interface|let|type|var|\*|\{).*)/mu
// :::claim, ::graph{x}
const RE_DIRECTIVE = /^:{2,}[A-Za-z].*|^:{3,}$/mu

function checkNode(node: Nodes, place: Place): Problem[] {
  const what = FORBIDDEN[node.type]
  if (what !== undefined) return [createProblem(problems.construct, { what }, place)]
  if (node.type === 'html')
    return [createProblem(problems.html, { text: shorten(node.value) }, place)]
  if ((node.type === 'link' || node.type === 'definition') && !isAllowedUrl(node.url))
    return [createProblem(problems.link, { url: shorten(node.url) }, place)]
  return node.type === 'text' ? checkText(node.value, place) : []
}

function checkText(value: string, place: Place): Problem[] {
  const found: Problem[] = []
  const tag = RE_TAG.exec(value)?.[0]
  if (tag !== undefined) found.push(createProblem(problems.html, { text: shorten(tag) }, place))
  const brace = /[{}]\S*/u.exec(value)?.[0]
  if (brace !== undefined)
    found.push(createProblem(problems.expression, { text: shorten(brace) }, place))
  const module = RE_MODULE.exec(value)?.[0]
  if (module !== undefined)
    found.push(createProblem(problems.module, { text: shorten(module) }, place))
  if (RE_DIRECTIVE.test(value))
    found.push(createProblem(problems.construct, { what: 'a directive' }, place))
  return found
}

function shorten(text: string): string {
  const LENGTH = 60
  const [line = ''] = text.split('\n')
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}…` : line
}

/** http(s) addresses and pages of the book; nothing that runs. A note stands on many pages, so no bare `#id`. */
function isAllowedUrl(url: string): boolean {
  return /^https?:\/\/[^\s/]/iu.test(url) || /^\/(?![/\\])/u.test(url)
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
