import { escapeHtml } from './html-text.ts'

/** The page of a symbol, by id or by a name that the extractor has found unambiguous. */
export type FindSymbol = (name: string) => string | undefined

/**
 * Prints the Markdown of a doc comment: paragraphs, lists, fenced code, and within them code, emphasis and links.
 * HTML in it is text.
 */
export function renderDoc(text: string, find: FindSymbol): string {
  const blocks = text.trim().split(/\n\s*\n/u)
  return joinFences(blocks)
    .map((block) => renderBlock(block, find))
    .join('')
}

/** A fence may hold empty lines. */
function joinFences(blocks: readonly string[]): string[] {
  const joined: string[] = []
  let open = false
  for (const block of blocks) {
    if (open) joined.push(`${joined.pop() ?? ''}\n\n${block}`)
    else joined.push(block)
    const fences = block.match(/^```/gmu)?.length ?? 0
    if (fences % 2 === 1) open = !open
  }
  return joined
}

const RE_FENCE = /^```[^\n]*\n(?<code>[\s\S]*?)\n?```$/u
const RE_ITEM = /^\s*[-*] /u

function renderBlock(block: string, find: FindSymbol): string {
  const code = RE_FENCE.exec(block)?.groups?.['code']
  if (code !== undefined) return `<pre class="fence"><code>${escapeHtml(code)}</code></pre>`
  if (!RE_ITEM.test(block)) return `<p>${renderInline(block, find)}</p>`
  const items = block.split(/\n(?=\s*[-*] )/u)
  const list = items.map((item) => `<li>${renderInline(item.replace(RE_ITEM, ''), find)}</li>`)
  return `<ul>${list.join('')}</ul>`
}

// `code` | [`Queue.add`][id]? | [text][id] or [text](url) | <https://…> | **strong** | *emphasis*
const RE_INLINE =
  /`(?<code>[^`]+)`|\[`(?<name>[^`]+)`\](?:\[(?<id>[^\]\s]+)\])?|\[(?<label>[^\]]+)\](?:\[(?<to>[^\]\s]+)\]|\((?<url>https?:[^)\s]+)\))|<(?<bare>https?:[^>\s]+)>|\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*\s][^*]*)\*/gu

/** Prints Markdown that stands within a line. */
export function renderInline(text: string, find: FindSymbol): string {
  const line = text.replaceAll(/\s*\n\s*/gu, ' ')
  let html = ''
  let from = 0
  for (const match of line.matchAll(RE_INLINE)) {
    html += escapeHtml(line.slice(from, match.index)) + renderMark(match.groups ?? {}, find)
    from = match.index + match[0].length
  }
  return html + escapeHtml(line.slice(from))
}

function renderMark(marks: Record<string, string | undefined>, find: FindSymbol): string {
  const { code, name, id, label, to, url, bare, strong, em } = marks
  if (code !== undefined) return `<code>${escapeHtml(code)}</code>`
  if (name !== undefined) return symbolLink(`<code>${escapeHtml(name)}</code>`, find(id ?? name))
  if (strong !== undefined) return `<strong>${escapeHtml(strong)}</strong>`
  if (em !== undefined) return `<em>${escapeHtml(em)}</em>`
  const address = url ?? bare
  const text = escapeHtml(label ?? bare ?? '')
  if (address !== undefined) return `<a href="${escapeHtml(address)}">${text}</a>`
  return symbolLink(text, find(to ?? ''))
}

function symbolLink(html: string, href: string | undefined): string {
  return href === undefined ? html : `<a class="sym" href="${escapeHtml(href)}">${html}</a>`
}

// ends a sentence: 。！？, or . ! ? before white space
const RE_SENTENCE = /^[\s\S]*?(?:[。！？]|[.!?](?=\s|$))/u

/** The first sentence of a text; all of it when it does not end. */
export function firstSentence(text: string): string {
  const [paragraph = ''] = text.trim().split(/\n\s*\n/u)
  return (RE_SENTENCE.exec(paragraph)?.[0] ?? paragraph).trim()
}
