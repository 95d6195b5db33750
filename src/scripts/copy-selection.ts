function codeAt(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement
  return element?.closest('.code') ?? null
}

/**
 * Copies code that notes interrupt as the code alone, which is what pasting it wants. Notes that are selected for
 * themselves, or together with text around the listing, are copied as they are.
 */
export function copyCode(event: ClipboardEvent): void {
  const selection = getSelection()
  if (!selection?.rangeCount || !event.clipboardData) return
  // Firefox makes several ranges of a selection with numbers of notes in it.
  const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1)
  const range = selection.getRangeAt(0).cloneRange()
  const [first, last] = [codeAt(range.startContainer), codeAt(endContainer)]
  if (!first || !last || first === last) return
  if (first.closest('.listing') !== last.closest('.listing')) return
  range.setEnd(endContainer, endOffset)
  const pieces = [...range.cloneContents().querySelectorAll('.code')]
  event.clipboardData.setData('text/plain', pieces.map((one) => one.textContent).join(''))
  event.preventDefault()
}
