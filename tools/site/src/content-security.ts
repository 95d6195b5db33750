import { createHash } from 'node:crypto'

// <script>…</script>, <script type="module">…</script>; not <script src=…>
const RE_INLINE_SCRIPT = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/gu
// Data blocks are never run, so the policy does not ask for them.
const RE_DATA_BLOCK = /\stype="application\/(?:ld\+)?json"/u
const RE_STYLE_ATTRIBUTE = /<[a-z][^<>]*\sstyle="[^"]*"/iu
const RE_STYLE_ELEMENT = /<style[\s>]/iu
const RE_HANDLER = /<[a-z][^<>]*\son[a-z]+="/iu
const RE_CHARSET = /<meta charset="utf-8"\s*\/?>/iu

/** The policy's hash of each script that stands in the page itself. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = [...html.matchAll(RE_INLINE_SCRIPT)]
    .filter(([, attributes = '']) => !RE_DATA_BLOCK.test(attributes))
    .map(([, , code = '']) => createHash('sha256').update(code).digest('base64'))
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`)
}

/** Whatever the policy would block, by name; empty for a page that runs as it is. */
export function blockedParts(html: string): string[] {
  const text = html.replaceAll(RE_INLINE_SCRIPT, '')
  return [
    RE_STYLE_ATTRIBUTE.test(text) ? 'a style attribute' : '',
    RE_STYLE_ELEMENT.test(text) ? 'a style element' : '',
    RE_HANDLER.test(text) ? 'an event handler attribute' : '',
  ].filter((part) => part !== '')
}

/**
 * Puts the page's own Content-Security-Policy into its head.
 *
 * @throws Error when the page has parts the policy would block, or no place for it
 */
export function addPolicy(html: string): string {
  const blocked = blockedParts(html)
  if (blocked.length > 0) throw new Error(`The policy would block ${blocked.join(' and ')}.`)
  const policy = [
    "default-src 'none'",
    // Pagefind is WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScriptHashes(html)].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  if (!RE_CHARSET.test(html)) throw new Error('The page has no charset to put the policy after.')
  return html.replace(RE_CHARSET, (charset) => charset + meta)
}
