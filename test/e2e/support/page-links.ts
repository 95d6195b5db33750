import { parse, type DefaultTreeAdapterTypes } from 'parse5'

/** What a page can be linked at, and what it links to. */
export interface PageLinks {
  readonly ids: ReadonlySet<string>
  /** Ids that stand in the page more than once. */
  readonly repeated: readonly string[]
  /** As written; each once. */
  readonly links: ReadonlySet<string>
  /** Those of {@link PageLinks.links} that a reader can follow. */
  readonly followed: ReadonlySet<string>
  /** The page only leads on to another. */
  readonly leadsOn: boolean
}

type Node = DefaultTreeAdapterTypes.Node

/** Reads the HTML of a page. */
export function readPageLinks(html: string): PageLinks {
  const ids = new Set<string>()
  const repeated: string[] = []
  const links = new Set<string>()
  const followed = new Set<string>()
  const read = (tag: string, name: string, value: string): void => {
    if (name === 'id') {
      if (ids.has(value)) repeated.push(value)
      ids.add(value)
    }
    if (name === 'src' || name === 'href') links.add(value)
    if (name === 'href' && tag === 'a') followed.add(value)
  }
  const walk = (node: Node): void => {
    if ('attrs' in node) for (const { name, value } of node.attrs) read(node.tagName, name, value)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  // <meta http-equiv="refresh" content="0;url=/en/">
  const [, target] = /<meta http-equiv="refresh" content="\d+;\s*url=([^"]+)"/iu.exec(html) ?? []
  if (target !== undefined) {
    links.add(target)
    followed.add(target)
  }
  return { ids, repeated, links, followed, leadsOn: target !== undefined }
}
