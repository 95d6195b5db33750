/** What an element is made with: properties of its own, and attributes. */
export interface ElementParts {
  class?: string
  text?: string
  attributes?: Readonly<Record<string, string>>
}

/** An element with attributes and children; texts are never read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: className, text, attributes = {} }: ElementParts = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== undefined) made.className = className
  if (text !== undefined) made.textContent = text
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

/** A button that submits nothing. */
export function button(className: string, text: string, press: () => void): HTMLButtonElement {
  const made = element('button', { class: className, text, attributes: { type: 'button' } })
  made.addEventListener('click', press)
  return made
}
