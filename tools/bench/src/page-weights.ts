import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { plainTwin } from './plain-twin.ts'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'

/** What a browser fetches before the reader touches anything, in bytes after gzip. */
export interface PageWeight {
  readonly html: number
  /** What {@link PageWeight.html} adds to the words and code a reader sees, which weigh something anywhere. */
  readonly markup: number
  /** The same without hover cards and links in code. */
  readonly bare: number
  readonly css: number
  readonly js: number
}

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

// import"./a.js", import x from './a.js', export * from "./a.js"; not import("./a.js"), which waits for its caller
const RE_STATIC_IMPORT = /(?:\bimport|\bfrom)\s*["']([^"']+)["']/gu

/** Weighs the page in `file` of the site in `dist`, which is served at `base`. @throws Error when a part is missing. */
export function weighPage(dist: string, file: string, base: string): PageWeight {
  const html = readFileSync(join(dist, file), 'utf8')
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const document = parse(html)
  for (const element of elements(document)) {
    const get = (name: string): string | undefined =>
      element.attrs.find((attribute) => attribute.name === name)?.value
    const href = get('href')
    const rel = get('rel')
    const source = get('src')
    if (element.tagName === 'script' && source !== undefined) scripts.add(source)
    if (element.tagName !== 'link' || href === undefined) continue
    if (rel === 'stylesheet' && get('media') !== 'print') styles.add(href)
    if (rel === 'modulepreload') scripts.add(href)
  }
  const read = (url: string): string => readAsset(dist, url, base)
  const whole = gzipSize(html)
  const text = gzipSize(readerText(document))
  return {
    html: whole,
    markup: whole - text,
    bare: gzipSize(plainTwin(html)?.plain ?? html) - text,
    css: sum([...styles].map((url) => gzipSize(read(url)))),
    js: sum([...withImports(scripts, read)].map((url) => gzipSize(read(url)))),
  }
}

/** The scripts and every module they import at once, directly or not. */
function withImports(urls: ReadonlySet<string>, read: (url: string) => string): Set<string> {
  const found = new Set<string>()
  const queue = [...urls]
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    if (found.has(url)) continue
    found.add(url)
    for (const [, specifier = ''] of read(url).matchAll(RE_STATIC_IMPORT)) {
      if (/^[./]/u.test(specifier)) queue.push(posix.resolve(posix.dirname(url), specifier))
    }
  }
  return found
}

function readAsset(dist: string, url: string, base: string): string {
  const [path = ''] = url.split(/[?#]/u)
  if (!path.startsWith(base)) throw new Error(`${url} is not below ${base}`)
  const file = join(dist, path.slice(base.length))
  if (!existsSync(file)) throw new Error(`${url} is not in ${dist}`)
  return readFileSync(file, 'utf8')
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) yield* elements(child)
}

function readerText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || ['head', 'script', 'style'].includes(node.nodeName)) return ''
  return node.childNodes.map(readerText).join('')
}

function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
