/** Attributes of an element; numbers are rounded to a tenth of a unit. */
export type SvgAttributes = Readonly<Record<string, string | number>>

const TENTHS = 10

/** A coordinate, rounded to what can be seen. */
export function round(value: number): number {
  return Math.round(value * TENTHS) / TENTHS
}

/** One element; `content` is text when it is not given as elements. */
export function renderElement(
  name: string,
  attributes: SvgAttributes,
  content: string | readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(value)}"`)
    .join('')
  const inside = typeof content === 'string' ? escape(content) : content.join('')
  return `<${name}${written}>${inside}</${name}>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
