// color:var(--t-token-string-expression)
const RE_TOKEN_COLOR = /var\(--t-token-([a-z-]+)\)/u

/** The class for a token colour of the CSS-variables theme; `undefined` for plain text. */
export function tokenClass(color: string): string | undefined {
  const kind = RE_TOKEN_COLOR.exec(color)?.[1]
  return kind === undefined ? undefined : `tk-${kind}`
}
