import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5'
import { idListAttributes, svgElements } from './svg-rules.data.ts'

/** Something a figure may not have, and its 1-based line. */
export interface SvgFault {
  what: string
  line: number
}

/** A figure made safe, or what is wrong with it. */
export type SvgRead = { kind: 'svg'; svg: string } | { kind: 'faults'; faults: SvgFault[] }

type Element = DefaultTreeAdapterTypes.Element
type Child = DefaultTreeAdapterTypes.ChildNode

/** Parses a drawing, checks every element and attribute, and prefixes its ids so that two figures can share a page. */
export function readSvg(text: string, prefix: string): SvgRead {
  const faults: SvgFault[] = []
  const fragment = parseFragment(text.replace(/^\s*<\?xml[^>]*\?>/u, ''), {
    sourceCodeLocationInfo: true,
    onParseError: (error) => {
      faults.push({ what: `malformed markup (${error.code})`, line: error.startLine })
    },
  })
  const roots = fragment.childNodes.filter((node) => !isIgnorable(node))
  const [root] = roots
  if (roots.length !== 1 || root?.nodeName !== 'svg')
    return { kind: 'faults', faults: [{ what: 'something other than one `svg` element', line: 1 }] }
  fragment.childNodes = roots
  checkNode(root, prefix, faults)
  if (!attributeOf(root, 'viewBox')) faults.push({ what: 'no `viewBox`', line: lineOf(root) })
  if (faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'svg', svg: `${serialize(fragment).replaceAll('&nbsp;', '&#160;')}\n` }
}

function isIgnorable(node: Child): boolean {
  return node.nodeName === '#comment' || ('value' in node && node.value.trim() === '')
}

function lineOf(node: Child): number {
  return node.sourceCodeLocation?.startLine ?? 1
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}

function checkNode(node: Child, prefix: string, faults: SvgFault[]): void {
  if (!('tagName' in node)) return
  const line = lineOf(node)
  if (!svgElements.has(node.tagName)) faults.push({ what: `the element \`${node.tagName}\``, line })
  for (const attribute of node.attrs) {
    const what = findAttributeFault(attribute.name, attribute.value)
    if (what !== undefined) faults.push({ what, line })
    else attribute.value = prefixIds(attribute.name, attribute.value, prefix)
  }
  node.childNodes = node.childNodes.filter((child) => child.nodeName !== '#comment')
  for (const child of node.childNodes) checkNode(child, prefix, faults)
}

// url(#arrow), url( "#arrow" )
const RE_LOCAL_URL = /url\(\s*(["']?)#([^)"']+)\1\s*\)/gu

function findAttributeFault(name: string, value: string): string | undefined {
  if (name === 'style' || /^on/iu.test(name)) return `the attribute \`${name}\``
  if (name === 'href' || name.endsWith(':href'))
    return value.startsWith('#') ? undefined : `a reference to \`${value}\` outside itself`
  const rest = value.replaceAll(RE_LOCAL_URL, '')
  return /url\s*\(|javascript:/iu.test(rest)
    ? `a reference outside itself in \`${name}\``
    : undefined
}

function prefixIds(name: string, value: string, prefix: string): string {
  if (idListAttributes.has(name))
    return value
      .trim()
      .split(/\s+/u)
      .map((id) => prefix + id)
      .join(' ')
  if (name === 'href' || name.endsWith(':href')) return `#${prefix}${value.slice(1)}`
  return value.replaceAll(RE_LOCAL_URL, (_, __, id: string) => `url(#${prefix}${id})`)
}
