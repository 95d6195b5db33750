import { type CardText, type Thing, word } from './card-data.ts'
import { renderInline } from './inline-markdown.ts'

/** Room between a card and its thing or the edge of the window, in pixels. */
const GAP = 6

let card: HTMLElement | undefined
let shown: Thing | undefined

/** The thing whose card is open. */
export function openThing(): Thing | undefined {
  return shown
}

/** Whether an element is in the card. */
export function isInCard(element: EventTarget | null): boolean {
  return element instanceof Node && card !== undefined && card.contains(element)
}

/** The links of the open card. */
export function cardLinks(): HTMLAnchorElement[] {
  return [...(card?.querySelectorAll('a') ?? [])]
}

function createCard(): HTMLElement {
  const element = document.createElement('div')
  element.id = 'hover-card'
  element.popover = 'manual'
  element.role = 'dialog'
  document.body.append(element)
  return element
}

function append<Name extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  [name, className]: readonly [Name, string],
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  element.append(...children)
  parent.append(element)
  return element
}

function fill(element: HTMLElement, text: CardText): void {
  element.replaceChildren()
  element.ariaLabel = text.title
  const body = append(element, ['div', 'card-text'])
  body.id = 'hover-text'
  append(body, ['p', 'card-kind'], text.kind)
  append(body, ['p', 'card-type'], text.type)
  if (text.deprecated) {
    append(body, ['p', 'card-doc'], word('@deprecated'), renderInline(text.deprecated))
  }
  if (text.doc) append(body, ['p', 'card-doc'], renderInline(text.doc))
  const links = append(element, ['p', 'card-links'])
  for (const { href, label } of text.links) append(links, ['a', ''], label).href = href
}

/** Opens the card of a thing, or moves the open one there. */
export function showCard(thing: Thing, text: CardText): void {
  card ??= createCard()
  if (shown !== thing) {
    shown?.removeAttribute('aria-describedby')
    fill(card, text)
    shown = thing
    thing.setAttribute('aria-describedby', 'hover-text')
  }
  card.showPopover()
  placeCard()
}

/** Closes the card. */
export function hideCard(): void {
  shown?.removeAttribute('aria-describedby')
  shown = undefined
  if (card?.matches(':popover-open')) card.hidePopover()
}

/** Puts the open card above its thing, or below where there is more room; closes it when that is out of sight. */
export function placeCard(): void {
  if (!card || !shown) return
  const { top, bottom, left } = shown.getBoundingClientRect()
  const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0
  if (bottom < header || top > innerHeight) {
    hideCard()
    return
  }
  card.style.maxHeight = ''
  const { offsetWidth: width, offsetHeight: height } = card
  const above = top - header - 2 * GAP
  const below = innerHeight - bottom - 2 * GAP
  const up = height <= above || above > below
  const used = Math.min(height, up ? above : below)
  card.style.maxHeight = used < height ? `${used}px` : ''
  card.style.top = `${up ? top - used - GAP : bottom + GAP}px`
  const right = document.documentElement.clientWidth - width - GAP
  card.style.left = `${Math.max(GAP, Math.min(left, right))}px`
}
