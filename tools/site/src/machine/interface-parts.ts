import type { Element } from 'hast'

/** Elements no reader of the text misses: they act on a page, or say where on it one is. */
const TAGS: ReadonlySet<string> = new Set([
  'button',
  'copy-code',
  'dialog',
  'input',
  'link',
  'nav',
  'noscript',
  'script',
  'select',
  'style',
  'svg',
  'template',
])

/** Classes of parts that repeat what the twin says elsewhere, or that only act on a page. */
const CLASSES: ReadonlySet<string> = new Set([
  // The number at a line of code; the note itself says its line.
  'badge',
  // Keeps two texts side by side.
  'blank',
  'chapter-counts',
  // Headings are one list away.
  'chapter-sections',
  // Which keys do what.
  'keys',
  'page-footer',
  // The link of a heading to itself.
  'self',
])

/** Class names of an element. */
function classesOf({ properties }: Element): readonly string[] {
  const { className } = properties
  return Array.isArray(className) ? className.map(String) : []
}

/** Whether an element has the class. */
export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name)
}

/** Whether an element belongs to the page, not to its text. */
export function isInterface(element: Element): boolean {
  const { hidden, popover } = element.properties
  if (TAGS.has(element.tagName) || popover !== undefined) return true
  if (hidden !== undefined && hidden !== false) return true
  return classesOf(element).some((name) => CLASSES.has(name))
}
