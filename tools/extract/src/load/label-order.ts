import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

// ::figure{src="two-loaves" alt="…"}[caption]
const RE_LABEL_LAST =
  /^(?<name>:{2,}[A-Za-z][\w-]*)(?<attributes>\{(?:[^"'{}]|"[^"]*"|'[^']*')*\})(?<label>\[.*\])[ \t]*$/gmu

/**
 * The source with `::name{…}[label]` written as `::name[label]{…}`, the only order Markdown directives know.
 * Only paragraphs of `tree` are looked at, so code keeps its text; length and lines stay the same.
 */
export function moveLabels(tree: Root, source: string): string {
  let moved = source
  visit(tree, 'paragraph', (node) => {
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    const written = source.slice(start, end)
    if (!written.startsWith('::')) return
    const better = written.replace(RE_LABEL_LAST, '$<name>$<label>$<attributes>')
    moved = moved.slice(0, start) + better.padEnd(written.length) + moved.slice(end)
  })
  return moved
}
