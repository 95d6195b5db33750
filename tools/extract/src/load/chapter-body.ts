import type { Heading, Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Problem } from '#schemas/problem.ts'
import { chapterProblems as problems } from '../problems/chapter-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import { buildBlock, type Directive, isDirective } from './directives.ts'
import { directiveSpecs } from './directive-specs.data.ts'
import { markSymbolLinks } from '#authored/symbol-links.ts'

/** What the checks of one file share. */
export interface BodyContext {
  file: string
  source: string
  report: (problem: Problem) => void
}

/**
 * Turns a parsed file into a chapter's body, in place: front matter and comments go, directives and symbol
 * links become nodes of the book, headings get their ids. Whatever chapters may not have is reported.
 */
export function buildBody(tree: Root, context: BodyContext): void {
  tree.children = tree.children.filter((node) => node.type !== 'yaml')
  replaceDirectives(tree, [], context)
  checkBlocks(tree, context)
  for (const { text, line } of markSymbolLinks(tree, context.source))
    context.report(createProblem(problems.symbolLink, { text }, { file: context.file, line }))
  visit(tree, 'heading', (node, _, parent) => {
    readHeadingId(node, parent, context)
  })
}

function placeOf(node: Nodes, { file }: BodyContext): Place {
  return { file, line: node.position?.start.line }
}

/** `ancestors` are the types around, outermost first. */
function replaceDirectives(parent: Parents, ancestors: string[], context: BodyContext): void {
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
    if (!isDirective(child)) return [child]
    const block = checkClosed(child, context)
      ? buildBlock(child, placeOf(child, context), context.report)
      : undefined
    if (block) checkPlace(block, ancestors, context)
    if (block) return [block]
    // What is inside a rejected container is still worth checking.
    return child.type === 'containerDirective' ? child.children : []
  })
  parent.children = children as typeof parent.children
  for (const child of children)
    if ('children' in child) replaceDirectives(child, [...ancestors, child.type], context)
}

function checkClosed(node: Directive, context: BodyContext): boolean {
  if (node.type === 'leafDirective') return true
  const start = node.position?.start.offset ?? 0
  const written = context.source.slice(start, node.position?.end.offset)
  const fence = /^:{3,}/u.exec(written)?.[0] ?? ':::'
  const last = written.slice(written.lastIndexOf('\n') + 1).trim()
  const isClosed = written.includes('\n') && /^:{3,}$/u.test(last) && last.length >= fence.length
  if (!isClosed) {
    const args = { name: node.name, fence }
    context.report(createProblem(problems.directiveUnclosed, args, placeOf(node, context)))
  }
  return isClosed
}

const CONTAINERS = ['aside', 'claim', 'exercise', 'answer']

function checkPlace(block: Nodes, ancestors: string[], context: BodyContext): void {
  const name = block.type === 'aside' ? block.kind : block.type
  const wrong = (place: string): void => {
    context.report(createProblem(problems.directivePlace, { name, place }, placeOf(block, context)))
  }
  const foreign = ancestors.find(
    (type) => !CONTAINERS.includes(type) && !type.endsWith('Directive'),
  )
  if (foreign !== undefined) wrong(`inside a ${foreign === 'listItem' ? 'list' : foreign}`)
  const outer = ancestors.at(-1)
  if (block.type === 'answer' && outer !== 'exercise') wrong('outside an exercise')
  const isAlone = ['aside', 'claim', 'contents', 'exercise', 'parity'].includes(block.type)
  if (isAlone && foreign === undefined && outer !== undefined) wrong('inside another directive')
  if (block.type !== 'exercise') return
  const count = block.children.filter(
    (child) => isDirective(child as Directive) && (child as Directive).name === 'answer',
  ).length
  if (count !== 1)
    context.report(createProblem(problems.exerciseAnswers, { count }, placeOf(block, context)))
}

// ::excerpt{of="a/b#c"
const RE_LIKE_DIRECTIVE = /^[ \t>]*(:{2,}([A-Za-z][\w-]*).*|:{3,})[ \t]*$/u

function checkBlocks(tree: Root, context: BodyContext): void {
  visit(tree, (node) => {
    const place = placeOf(node, context)
    if (node.type === 'html') checkHtml(node.value, place, context)
    if (node.type === 'image' || node.type === 'imageReference') {
      const url = node.type === 'image' ? node.url : (node.label ?? '')
      context.report(createProblem(problems.image, { url }, place))
    }
    if (node.type !== 'paragraph' || !node.position) return
    const written = context.source.slice(node.position.start.offset, node.position.end.offset)
    for (const [index, text] of written.split('\n').entries()) {
      const match = RE_LIKE_DIRECTIVE.exec(text)
      if (!match) continue
      const example = directiveSpecs[match[2] ?? '']?.example ?? '::contents'
      const line = node.position.start.line + index
      const args = { text: text.trim(), example }
      context.report(createProblem(problems.directiveMalformed, args, { ...place, line }))
    }
  })
  removeComments(tree)
}

// <!-- cspell:ignore foo -->
const RE_COMMENT = /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/u

function checkHtml(value: string, place: Place, context: BodyContext): void {
  if (RE_COMMENT.test(value)) return
  const html = value.split('\n')[0]?.slice(0, 60) ?? ''
  context.report(createProblem(problems.html, { html }, place))
}

/** Comments are for authors and their tools. */
function removeComments(parent: Parents): void {
  const children = (parent.children as Nodes[]).filter((node) => node.type !== 'html')
  for (const child of children) if ('children' in child) removeComments(child)
  parent.children = children as typeof parent.children
}

// The last proof {#last-proof}
const RE_HEADING_ID = /\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\}$/u
const MIN_DEPTH = 2
const MAX_DEPTH = 4

function readHeadingId(node: Heading, parent: Parents | undefined, context: BodyContext): void {
  const place = placeOf(node, context)
  if (node.depth < MIN_DEPTH || node.depth > MAX_DEPTH || parent?.type !== 'root') {
    context.report(createProblem(problems.headingDepth, { depth: node.depth }, place))
    return
  }
  const last = node.children.at(-1)
  const match = last?.type === 'text' ? RE_HEADING_ID.exec(last.value) : null
  if (last?.type !== 'text' || !match?.[1]) {
    context.report(createProblem(problems.headingId, { title: toString(node) }, place))
    return
  }
  last.value = last.value.slice(0, match.index)
  if (last.value === '') node.children.pop()
  node.data = { ...node.data, sectionId: match[1] }
}
