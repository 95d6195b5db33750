// `code`, **strong**, *emphasis*, _emphasis_, [text](address), [text]
const RE_INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<!\w)[*_]([^*_]+)[*_](?!\w)|\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])?/gu

/** The inline Markdown of doc comments as nodes; links as their text, because a card has links of its own. */
export function renderInline(markdown: string): DocumentFragment {
  const fragment = document.createDocumentFragment()
  let done = 0
  for (const match of markdown.matchAll(RE_INLINE)) {
    const [whole, code, strong, emphasis, link] = match
    fragment.append(markdown.slice(done, match.index))
    if (code !== undefined) fragment.append(wrap('code', code))
    else if (strong !== undefined) fragment.append(wrap('strong', strong))
    else if (emphasis !== undefined) fragment.append(wrap('em', emphasis))
    else fragment.append(renderInline(link ?? whole))
    done = match.index + whole.length
  }
  fragment.append(markdown.slice(done))
  return fragment
}

function wrap(name: 'code' | 'strong' | 'em', text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
