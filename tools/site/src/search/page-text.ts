import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { collapseSpace } from '../../../../src/lib/search/fold-text.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** An element with an address of its own on the page, or where a note ends. */
export interface Landmark {
  kind: 'section' | 'note' | 'note-end' | 'line' | 'entry'
  /** The element's `id`. */
  hash: string
  /** Offset of its first character in the text. */
  offset: number
  /** Text of a heading or a term; number and kind of a note. */
  title: string
}

/** What a reader can search on a page. */
export interface PageText {
  title: string
  /** Blocks and lines of code stand on lines of their own; other white space is single spaces. */
  text: string
  /** In the order of the text. */
  landmarks: Landmark[]
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head'])

const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td text tfoot th thead tr ul'
  ).split(' '),
)

const isElement = (node: Node): node is Element => 'tagName' in node

const isHeading = ({ tagName }: Element): boolean => tagName === 'h1'

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function classes(element: Element): string[] {
  return (attribute(element, 'class') ?? '').split(/\s+/u)
}

/** The text of a page; `undefined` when it has none that is to be found. */
export function readPageText(html: string): PageText | undefined {
  const document = parse(html)
  const find = (test: (element: Element) => boolean): Element[] => findElements(document, test)
  // Pages that choose parts are records of the word index instead of pages of it.
  const chosen = find((one) => attribute(one, 'data-search-body') !== undefined)
  const body = find((one) => attribute(one, 'data-pagefind-body') !== undefined)
  const roots = chosen.length > 0 ? chosen : body
  if (roots.length === 0) return undefined
  const [heading] = find(isHeading)
  const title = heading ? plainText(heading) : ''
  const reader = new TextReader()
  if (roots.every((root) => findElements(root, isHeading).length === 0)) reader.add(title)
  for (const root of roots) reader.read(root)
  return { title, ...reader.finish() }
}

/** Elements for which `test` holds, not those within them. */
function findElements(node: Node, test: (element: Element) => boolean): Element[] {
  if (isElement(node) && test(node)) return [node]
  return 'childNodes' in node ? node.childNodes.flatMap((child) => findElements(child, test)) : []
}

/** The text within, on one line. */
function plainText({ childNodes }: Element): string {
  const reader = new TextReader()
  for (const child of childNodes) reader.read(child)
  return reader.finish().text.trim().replaceAll('\n', ' ')
}

/** Collects text line by line. */
class TextReader {
  #done = ''
  #line = ''
  readonly #landmarks: Landmark[] = []

  /** A line of its own. */
  add(text: string): void {
    this.#endLine()
    this.#line = text
    this.#endLine()
  }

  read(node: Node, code = false): void {
    if (node.nodeName === '#text') {
      this.#readText((node as DefaultTreeAdapterTypes.TextNode).value, code)
      return
    }
    if (!isElement(node)) {
      if ('childNodes' in node) for (const child of node.childNodes) this.read(child, code)
      return
    }
    if (SILENT.has(node.tagName) || attribute(node, 'data-pagefind-ignore') !== undefined) return
    const block = BLOCKS.has(node.tagName)
    if (block) this.#endLine()
    const kind = this.#mark(node)
    for (const child of node.childNodes) this.read(child, code || node.tagName === 'pre')
    if (block) this.#endLine()
    if (kind === 'note') {
      this.#landmarks.push({ kind: 'note-end', hash: '', offset: this.#done.length, title: '' })
    }
  }

  finish(): Pick<PageText, 'text' | 'landmarks'> {
    this.#endLine()
    return { text: this.#done, landmarks: this.#landmarks }
  }

  #readText(text: string, code: boolean): void {
    if (!code) {
      this.#line += text
      return
    }
    const [first = '', ...rest] = text.split('\n')
    this.#line += first
    for (const line of rest) {
      this.#endLine()
      this.#line = line
    }
  }

  #endLine(): void {
    const line = collapseSpace(this.#line).trim()
    if (line !== '') this.#done += `${line}\n`
    this.#line = ''
  }

  #mark(element: Element): Landmark['kind'] | undefined {
    const kind = landmarkKind(element)
    const hash = attribute(element, 'id')
    if (!kind || hash === undefined) return undefined
    if (kind === 'line') this.#endLine()
    const offset = this.#done.length
    this.#landmarks.push({ kind, hash, offset, title: landmarkTitle(kind, element) })
    return kind
  }
}

function landmarkTitle(kind: Landmark['kind'], element: Element): string {
  if (kind === 'line') return ''
  if (kind === 'entry') {
    // Other names of the term stand beside its own.
    const [own = element] = findElements(element, ({ tagName }) => tagName === 'dfn')
    return plainText(own)
  }
  if (kind !== 'note') return plainText(element)
  const [label] = findElements(element, (one) => classes(one).includes('note-kind'))
  const text = label ? plainText(label) : ''
  return [attribute(element, 'aria-label') ?? '', text].filter((part) => part !== '').join(' · ')
}

function landmarkKind(element: Element): Landmark['kind'] | undefined {
  if (/^h[2-4]$/u.test(element.tagName)) return 'section'
  if (element.tagName === 'dt') return 'entry'
  if (attribute(element, 'role') === 'note' && attribute(element, 'data-note') !== undefined) {
    return 'note'
  }
  return element.tagName === 'span' && classes(element).includes('l') ? 'line' : undefined
}
