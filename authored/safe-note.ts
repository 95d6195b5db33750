import type { InlineCode, PhrasingContent, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { readNoteText } from './note-text.ts'
import { writeMarkdown } from './write-markdown.ts'

/**
 * Renderers look for front matter at the start, whatever blank lines are before it: a rule there would swallow the
 * text up to the next. A definition renders to nothing, and no text refers to it, since brackets are escaped.
 */
const NOTHING = '[-]: #\n\n'

/**
 * A note's body written anew from what the guard saw in it. Renderers have ideas of their own about front matter,
 * attributes and addresses; of this text they make what was checked. Symbol links remain brackets around code.
 *
 * @throws RangeError when the guard refuses the body
 */
export function writeSafely(markdown: string): string {
  // A rule on the first line of a body is no front matter any more, the file's own having gone.
  const read = readNoteText(markdown.startsWith('---') ? `\n${markdown}` : markdown)
  if (read.kind === 'faults')
    throw new RangeError(
      `not the body of a note: ${read.faults.map(({ kind }) => kind).join(', ')}`,
    )
  const { tree } = read.value
  visit(tree, 'symbolLink', ({ text, target }, index, parent) => {
    if (parent === undefined || index === undefined) return undefined
    const code: InlineCode = { type: 'inlineCode', value: text }
    const rest = target === undefined ? ']' : `][${target}]`
    const siblings = parent.children as PhrasingContent[]
    siblings.splice(index, 1, textOf('['), code, textOf(rest))
    return index + 3
  })
  return `${NOTHING}${writeMarkdown(tree.children)}`
}

function textOf(value: string): Text {
  return { type: 'text', value }
}
