import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Problem } from '#schemas/problem.ts'
import { verdictSchema } from '#schemas/claim.ts'
import { nearest } from '../nearest.ts'
import { chapterProblems as problems } from '../problems/chapter-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { BookBlock } from './book-nodes.ts'
import { type DirectiveSpec, directiveSpecs, reservedDirectives } from './directive-specs.data.ts'

/** A block directive as the parser gives it. */
export type Directive = Extract<RootContent, { type: 'leafDirective' | 'containerDirective' }>

/** Whether `node` is a directive not yet turned into a block of the book. */
export function isDirective(node: { type: string }): node is Directive {
  return node.type === 'leafDirective' || node.type === 'containerDirective'
}

/**
 * The block a directive stands for. `undefined` when it is malformed, in which case `report` has heard why.
 * A container's children come along as they are.
 */
export function buildBlock(
  node: Directive,
  place: Place,
  report: (problem: Problem) => void,
): BookBlock | undefined {
  const spec = Object.hasOwn(directiveSpecs, node.name) ? directiveSpecs[node.name] : undefined
  const found = spec ? checkDirective(node, spec, place) : [unknownDirective(node.name, place)]
  for (const problem of found) report(problem)
  return found.length > 0 ? undefined : convert(node)
}

function unknownDirective(name: string, place: Place): Problem {
  if (reservedDirectives.includes(name))
    return createProblem(problems.directiveReserved, { name }, place)
  const near = nearest(name, Object.keys(directiveSpecs))
  return createProblem(problems.directiveUnknown, { name, nearest: near ? [near] : [] }, place)
}

function checkDirective(node: Directive, spec: DirectiveSpec, place: Place): Problem[] {
  const { name } = node
  const { example } = spec
  const found: Problem[] = []
  if (`${spec.form}Directive` !== node.type) {
    const form = spec.form === 'leaf' ? 'one line with two colons' : 'a block between ::: fences'
    found.push(createProblem(problems.directiveForm, { name, form, example }, place))
  }
  const known = [...spec.required, ...spec.optional]
  for (const attribute of Object.keys(node.attributes ?? {})) {
    if (known.includes(attribute)) continue
    const near = nearest(attribute, known)
    const args = { name, attribute, nearest: near ? [near] : [] }
    found.push(createProblem(problems.attributeUnknown, args, place))
  }
  for (const attribute of spec.required)
    if (valueOf(node, attribute).trim() === '')
      found.push(createProblem(problems.attributeMissing, { name, attribute, example }, place))
  if (!spec.label && labelOf(node) !== '')
    found.push(
      createProblem(problems.directiveForm, { name, form: 'without [text]', example }, place),
    )
  return found.length > 0 ? found : checkValues(node, place)
}

// W8, last-proof
const RE_CLAIM_ID = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/u
// two-loaves
const RE_FILE_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
// workqueue/two-buckets
const RE_CHART = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/u

/** It is of one thing, and only calls have a depth. */
function checkGraph(node: Directive, place: Place): Problem[] {
  const [of, port, depth] = ['of', 'port', 'depth'].map((name) => valueOf(node, name))
  const wrong = (attribute: string, expected: string): Problem =>
    createProblem(
      problems.attributeValue,
      { name: 'graph', attribute, value: valueOf(node, attribute), expected },
      place,
    )
  if (of !== '' && port !== '') return [wrong('port', 'no `of` beside it')]
  if (of === '' && port === '') return [wrong('of', 'a symbol, or a port in `port`')]
  if (port !== '' && depth !== '') return [wrong('depth', '`of` and not `port` beside it')]
  if (port !== '' && !RE_FILE_NAME.test(port ?? '')) return [wrong('port', 'the name of a port')]
  if (!['', '1', '2'].includes(depth ?? '')) return [wrong('depth', '1 or 2')]
  return []
}

function checkValues(node: Directive, place: Place): Problem[] {
  const { name } = node
  const wrong = (attribute: string, expected: string): Problem =>
    createProblem(
      problems.attributeValue,
      { name, attribute, value: valueOf(node, attribute), expected },
      place,
    )
  if (name === 'claim') {
    const found: Problem[] = []
    if (!RE_CLAIM_ID.test(valueOf(node, 'id'))) found.push(wrong('id', 'letters and digits, as W8'))
    if (!verdictSchema.safeParse(valueOf(node, 'verdict')).success)
      found.push(wrong('verdict', verdictSchema.options.join(', ')))
    return found
  }
  if (name === 'figure' && !RE_FILE_NAME.test(valueOf(node, 'src')))
    return [wrong('src', 'a file name of lower-case words, without folder and ".svg"')]
  if (name === 'chart' && !RE_CHART.test(valueOf(node, 'src')))
    return [wrong('src', 'a port and a file name, as <port>/<name>, without ".ts"')]
  if (name === 'graph') return checkGraph(node, place)
  if (name === 'parity' && !RE_FILE_NAME.test(valueOf(node, 'port')))
    return [wrong('port', 'the name of a port')]
  if (name === 'exercise' && !RE_FILE_NAME.test(valueOf(node, 'id') || 'absent'))
    return [wrong('id', 'lower-case words joined by "-"')]
  return []
}

function valueOf(node: Directive, attribute: string): string {
  return node.attributes?.[attribute] ?? ''
}

function optionalValue<K extends string>(
  node: Directive,
  attribute: K,
): Partial<Record<K, string>> {
  const value = valueOf(node, attribute)
  return value === '' ? {} : ({ [attribute]: value } as Record<K, string>)
}

function labelOf(node: Directive): string {
  if (node.type === 'leafDirective') return toString(node)
  const [first] = node.children
  return first?.type === 'paragraph' && first.data?.directiveLabel === true ? toString(first) : ''
}

function convert(node: Directive): BookBlock {
  const position = node.position ? { position: node.position } : {}
  if (node.type === 'leafDirective') return { ...convertLeaf(node), ...position }
  const children = labelOf(node) === '' ? node.children : node.children.slice(1)
  const title = labelOf(node)
  switch (node.name) {
    case 'claim':
      return {
        type: 'claim',
        id: valueOf(node, 'id'),
        verdict: verdictSchema.parse(valueOf(node, 'verdict')),
        evidence: valueOf(node, 'evidence').trim().split(/\s+/u),
        children,
        ...position,
      }
    case 'exercise':
      return { type: 'exercise', title, ...optionalValue(node, 'id'), children, ...position }
    case 'answer':
      return { type: 'answer', children, ...position }
    default:
      return {
        type: 'aside',
        kind: node.name === 'pitfall' ? 'pitfall' : 'history',
        title,
        children,
        ...position,
      }
  }
}

function convertLeaf(node: Extract<Directive, { type: 'leafDirective' }>): BookBlock {
  switch (node.name) {
    case 'excerpt':
      return {
        type: 'excerpt',
        of: valueOf(node, 'of').trim(),
        ...optionalValue(node, 'from'),
        ...optionalValue(node, 'to'),
        doc: node.attributes !== undefined && 'doc' in (node.attributes ?? {}),
      }
    case 'parity':
      return { type: 'parity', port: valueOf(node, 'port') }
    case 'graph': {
      const depth = Number(valueOf(node, 'depth') || 1)
      const of = valueOf(node, 'of').trim()
      return {
        type: 'graph',
        ...(of === '' ? { port: valueOf(node, 'port') } : { of, depth }),
        children: node.children,
      }
    }
    case 'chart':
    case 'figure':
      return {
        type: node.name,
        src: valueOf(node, 'src'),
        alt: valueOf(node, 'alt'),
        children: node.children,
      }
    default:
      return { type: 'contents' }
  }
}
