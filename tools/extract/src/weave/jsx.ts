/** Values of a component's attributes; `undefined` and empty text are left out. */
export type Attributes = Readonly<
  Record<string, string | number | boolean | readonly unknown[] | undefined>
>

/** `<Name a="…" b={1}>`, or `<Name … />` when it holds nothing. Safe in MDX whatever the values are. */
export function renderTag(
  name: string,
  attributes: Attributes,
  form: 'open' | 'empty' = 'open',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => ` ${key}=${renderValue(value)}`)
    .join('')
  return `<${name}${written}${form === 'empty' ? ' />' : '>'}`
}

function renderValue(value: Attributes[string]): string {
  return typeof value === 'string' ? `"${escapeText(value)}"` : `{${escapeJson(value)}}`
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
  '{': '&#123;',
  '}': '&#125;',
}

function escapeText(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').replace(/[&"<>{}]/gu, (char) => REFERENCES[char] ?? char)
}

/** Inside strings the braces and brackets of MDX become escapes, so that only JSON's own remain. */
function escapeJson(value: Attributes[string]): string {
  const HEXADECIMAL = 16
  return JSON.stringify(value).replaceAll(/"(?:\\.|[^"\\])*"/gu, (text) =>
    text.replace(/[{}<>\u2028\u2029]/gu, (char) => {
      const code = char.charCodeAt(0).toString(HEXADECIMAL)
      return `\\u${code.padStart(4, '0')}`
    }),
  )
}
