import { escapeHtml } from './html-text.ts'

const KEYWORDS = new Set(
  (
    'abstract any as asserts async await bigint boolean class const declare enum export extends false function ' +
    'get implements in infer interface is keyof let namespace never new null number object out override private ' +
    'protected public readonly return set static string symbol this true type typeof undefined unique unknown ' +
    'var void'
  ).split(' '),
)

/** A signature longer than this is broken at its parameters. */
const WIDTH = 72

/** What {@link renderSignature} is told about the names in it. */
export interface SignatureNames {
  /** The declared name, which is printed bold. */
  own: string
  /** The page of a name in it; `undefined` for what has none. */
  link: (name: string) => string | undefined
}

// 'text', #dirty, Map, =>, a line's end, any other sign
const RE_TOKEN = /'[^']*'|"[^"]*"|`[^`]*`|#?[\p{ID_Start}$_][\p{ID_Continue}$]*|\s+|=>|./gsu

/** Prints a signature with its types linked; a long one stands on several lines. */
export function renderSignature(signature: string, { own, link }: SignatureNames): string {
  let named = false
  const tokens = breakSignature(signature).match(RE_TOKEN) ?? []
  return tokens
    .map((token) => {
      const html = escapeHtml(token)
      if (/^['"`]/u.test(token)) return `<span class="tk-string">${html}</span>`
      if (!named && token === own) {
        named = true
        return `<b>${html}</b>`
      }
      if (!/^#?[\p{ID_Start}$_]/u.test(token)) return html
      if (KEYWORDS.has(token)) return `<span class="tk-keyword">${html}</span>`
      const href = link(token)
      return href === undefined ? html : `<a class="sym" href="${escapeHtml(href)}">${html}</a>`
    })
    .join('')
}

/** Puts each parameter of a long signature on a line of its own. */
export function breakSignature(signature: string): string {
  if (signature.length <= WIDTH) return signature
  const open = signature.indexOf('(')
  const close = matching(signature, open)
  if (open < 0 || close < 0 || close === open + 1) return signature
  const params = splitTop(signature.slice(open + 1, close))
  const lines = params.map((param) => `  ${param.trim()},\n`).join('')
  return `${signature.slice(0, open + 1)}\n${lines}${signature.slice(close)}`
}

const PAIRS: Readonly<Record<string, number>> = {
  '(': 1,
  '[': 1,
  '{': 1,
  '<': 1,
  ')': -1,
  ']': -1,
  '}': -1,
}

/** How much deeper the sign at `at` leads; the `>` of an arrow closes nothing. */
function depthChange(text: string, at: number): number {
  const sign = text[at] ?? ''
  if (sign === '>') return text[at - 1] === '=' ? 0 : -1
  return PAIRS[sign] ?? 0
}

/** Where the bracket at `open` is closed; -1 when it is not. */
function matching(text: string, open: number): number {
  let depth = 0
  for (let at = Math.max(open, 0); at < text.length; at += 1) {
    depth += depthChange(text, at)
    if (depth === 0) return at
  }
  return -1
}

/** Splits at the commas that stand in no bracket. */
function splitTop(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    depth += depthChange(text, at)
    if (depth !== 0 || text[at] !== ',') continue
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '')
}
