import type { DocComment } from '#schemas/symbol.ts'

/** What a doc comment's link leads to. */
export interface LinkEnd {
  readonly id: string
  /** The name alone finds it. */
  readonly byName: boolean
}

/** Finds what `{@link name}` means where it was written. */
export type LinkFinder = (name: string) => LinkEnd | undefined

// Private-use characters: TSDoc passes them through as text, and no comment has them.
const START = '\uE000'
const END = '\uE001'
const RE_LINK = /\{@(?:link|linkcode|linkplain)\s+(?<body>[^{}]*)\}/gu
const RE_MARKED = /\uE000(?<body>[^\uE001]*)\uE001/gu
// "Queue.add | text", "Queue.add() text"
const RE_BODY = /^(?<target>[^\s|]+)\s*\|?\s*(?<label>[\s\S]*)$/u

/** Replaces links by marks: what they mean is only known when all files have been read. */
export function markLinks(comment: string): string {
  return comment.replace(RE_LINK, (_, body: string) => {
    const text = body.replace(/\s*\n\s*\*?\s*/gu, ' ').trim()
    return START + encodeURIComponent(text) + END
  })
}

/** Replaces the marks in every part of `doc` by Markdown links. */
export function resolveLinks(doc: DocComment, find: LinkFinder): DocComment {
  const text = (from: string): string =>
    !from.includes(START)
      ? from
      : from.replace(RE_MARKED, (_, body: string) => linkText(decodeURIComponent(body), find))
  const { remarks, returns, deprecated } = doc
  return {
    summary: text(doc.summary),
    ...(remarks === undefined ? {} : { remarks: text(remarks) }),
    params: doc.params.map((param) => ({ name: param.name, text: text(param.text) })),
    ...(returns === undefined ? {} : { returns: text(returns) }),
    throws: doc.throws.map(text),
    ...(deprecated === undefined ? {} : { deprecated: text(deprecated) }),
    see: doc.see.map(text),
    other: doc.other.map(({ tag, text: body }) => ({ tag, text: text(body) })),
  }
}

/** ``[`Queue.add`]`` as in chapters, or plain code when it leads nowhere. */
function linkText(body: string, find: LinkFinder): string {
  const { target = body, label = '' } = RE_BODY.exec(body)?.groups ?? {}
  if (/^https?:\/\//u.test(target)) return label === '' ? `<${target}>` : `[${label}](${target})`
  const name = target.replace(/\(\)$/u, '')
  const end = find(name)
  if (end === undefined) return label === '' ? `\`${target}\`` : label
  if (label !== '') return `[${label}][${end.id}]`
  return end.byName ? `[\`${name}\`]` : `[\`${name}\`][${end.id}]`
}
