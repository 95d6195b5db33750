import type { HoverCard, HoverData } from '../lib/hover-data.ts'
import { symbolPath } from '../lib/urls.ts'

/** What has a card: a link, or an identifier that leads nowhere. */
export type Thing = HTMLAnchorElement | HTMLElement

/** A link in a card. */
interface CardLink {
  href: string
  label: string
}

/** What a card says about a thing. */
export interface CardText {
  /** `Queue.add` */
  title: string
  kind: string
  type: string
  /** Markdown on one line. */
  doc: string
  deprecated: string
  links: CardLink[]
}

const block = document.querySelector('script.hovers')
const data = JSON.parse(block?.textContent ?? '{}') as HoverData

/** A text of the interface with its values filled in. */
export function word(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return (data.words[key] ?? key).replaceAll(/\{(\w+)\}/gu, (_, name: string) =>
    String(values[name] ?? ''),
  )
}

interface Place {
  /** `workqueue/queue` */
  file: string
  /** `Queue.add`, `L12.item`; empty for the file. */
  key: string
}

/** By the address of its page: which symbol that is. */
const symbols = new Map<string, Place>(
  Object.entries(data.files).flatMap(([file, cards]) =>
    Object.keys(cards).map((key) => [symbolPath(`${file}#${key}`), { file, key }] as const),
  ),
)

/** Which file and which name in it an address leads to; `undefined` beyond the book's code. */
function placeOf(href: string): Place | undefined {
  const { origin, pathname, hash } = new URL(href, location.href)
  if (origin !== location.origin || !pathname.startsWith(data.root)) return undefined
  const [root = '', ...parts] = pathname.slice(data.root.length).split('/').map(decodeURIComponent)
  const path = parts.filter((part) => part !== '').join('/')
  if (root === 'source') return { file: path, key: decodeURIComponent(hash.slice(1)) }
  return root === 'symbol' ? symbols.get(path) : undefined
}

/** A name that all places of one thing share, wherever they lead. */
export function nameOf(thing: Thing): string {
  const href = thing.getAttribute('href')
  if (href === null) return thing.dataset['of'] ?? ''
  const place = placeOf(href)
  return place ? `${place.file}#${place.key}` : href
}

/** What the card of a thing says; `undefined` when the page brought nothing along. */
export function findCard(thing: Thing): CardText | undefined {
  const href = thing.getAttribute('href') ?? ''
  const place = href === '' ? undefined : placeOf(href)
  const card = place && data.files[place.file]?.[place.key]
  if (place && card) return buildCard(place, card)
  const type = data.others[href === '' ? (thing.dataset['of'] ?? '') : href]
  if (type === undefined) return undefined
  const links = href === '' ? [] : [{ href, label: new URL(href, location.href).hostname }]
  const kind = word('external')
  return { title: thing.textContent, kind, type, doc: '', deprecated: '', links }
}

// L12.item
const RE_LOCAL = /^L(\d+)\.(.*)$/u

function buildCard({ file, key }: Place, card: HoverCard): CardText {
  const [kind, line, uses, type, doc = '', deprecated = ''] = card
  const [, own, name] = RE_LOCAL.exec(key) ?? []
  const page = `${data.root}source/${encodePath(file)}/`
  const where = `${file.split('/').at(-1) ?? file}.ts`
  const definition = {
    href: key === '' ? page : `${page}#${encodeURIComponent(key)}`,
    label: key === '' ? where : `${word('@definition')} ${where}:${own ?? line}`,
  }
  const links = [definition]
  if (key !== '') {
    const paged = own === undefined && kind !== 'type-parameter'
    const symbol = `${data.root}symbol/${encodePath(symbolPath(`${file}#${key}`))}/`
    const href = paged ? `${symbol}#uses` : definition.href
    links.push({ href, label: word('@uses', { n: uses }) })
  }
  return { title: name ?? (key || where), kind: word(kind), type, doc, deprecated, links }
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
