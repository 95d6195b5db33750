import type { Definition, Nodes, Parents, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { ForbiddenConstruct, NoteFault } from './note-fault.ts'
import { MAX_NESTING } from './note-limits.ts'
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
    for (const fault of checkNode(node)) found.push({ ...fault, line })
  })
  if (tree.children.length === 0) found.push({ kind: 'empty' })
  inlineReferences(tree)
  for (const { text, line } of markSymbolLinks(tree, source))
    found.push({ kind: 'symbolLink', text, line })
  return found
}

function measureDepth(node: Nodes): number {
  if (!('children' in node)) return 1
  return 1 + Math.max(0, ...node.children.map((child) => measureDepth(child)))
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

function checkNode(node: Nodes): NoteFault[] {
  const what = FORBIDDEN[node.type]
  if (what !== undefined) return [{ kind: 'construct', what }]
  if (node.type === 'html') return [{ kind: 'html', text: shorten(node.value) }]
  if ((node.type === 'link' || node.type === 'definition') && !isAllowedUrl(node.url))
    return [{ kind: 'link', url: shorten(node.url) }]
  return node.type === 'text' ? checkText(node.value) : []
}

function checkText(value: string): NoteFault[] {
  const found: NoteFault[] = []
  const tag = RE_TAG.exec(value)?.[0]
  if (tag !== undefined) found.push({ kind: 'html', text: shorten(tag) })
  const brace = /[{}]\S*/u.exec(value)?.[0]
  if (brace !== undefined) found.push({ kind: 'expression', text: shorten(brace) })
  const module = RE_MODULE.exec(value)?.[0]
  if (module !== undefined) found.push({ kind: 'module', text: shorten(module) })
  if (RE_DIRECTIVE.test(value)) found.push({ kind: 'construct', what: 'directive' })
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
