import type { Nodes, PhrasingContent } from 'mdast'

const SPANS = ['delete', 'emphasis', 'strong']

/**
 * Spans that Markdown cannot write: an emphasis inside an emphasis is none, and two that touch are one. The
 * page looks the same; written out, their marks would run together and mean something else.
 */
export function simplifySpans(children: readonly Nodes[], around: readonly string[]): Nodes[] {
  const flat = children.flatMap((node) =>
    'children' in node && SPANS.includes(node.type) && around.includes(node.type)
      ? simplifySpans(node.children, around)
      : [node],
  )
  const merged: Nodes[] = []
  for (const node of flat) {
    const last = merged.at(-1)
    if (!isSpan(node)) merged.push(node)
    else if (last && isSpan(last) && last.type === node.type)
      merged.splice(-1, 1, { ...last, children: [...last.children, ...node.children] })
    else merged.push({ ...node })
  }
  return merged
}

type Span = Nodes & { type: 'delete' | 'emphasis' | 'strong'; children: PhrasingContent[] }

function isSpan(node: Nodes): node is Span {
  return SPANS.includes(node.type)
}
