import { type Thing, findCard } from './card-data.ts'
import { cardLinks, hideCard, isInCard, openThing, placeCard, showCard } from './card-view.ts'
import { makeStop, markSame, moveBy } from './code-moves.ts'

const THINGS = '.code a:not(.mark), .code [data-of], a.sym'
/** How long the pointer rests before a card opens, and stays away before it closes, in milliseconds. */
const REST = 250
const LEAVE = 300

let timer: ReturnType<typeof setTimeout> | undefined
/** Set while the focus is put somewhere without a card being wanted there. */
let quiet = false

function thingAt(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>(THINGS)) || undefined
}

function open(thing: Thing): void {
  clearTimeout(timer)
  const text = findCard(thing)
  markSame(thing)
  if (text) showCard(thing, text)
  else hideCard()
}

function close(): void {
  clearTimeout(timer)
  hideCard()
  markSame(undefined)
}

/**
 * Handles every event of the page that may concern a card; `code-start` passes them on.
 *
 * @param touched it is a finger's doing; a click does not say so in every browser
 */
export function read(event: Event, touched: boolean): void {
  if (event instanceof KeyboardEvent) onKey(event)
  else if (event.type === 'focusin') onFocus(event)
  else if (event.type === 'click') onClick(event, touched)
  else if (event.type === 'hashchange') markSame(thingAt(document.querySelector(':target')))
  else onPointer(event as PointerEvent)
}

function onPointer({ type, target, pointerType }: PointerEvent): void {
  if (pointerType === 'touch') return
  const thing = thingAt(target)
  if (type === 'pointerout') {
    clearTimeout(timer)
    // What the keyboard has opened stays open.
    if (openThing() && openThing() !== document.activeElement && !focusInCard()) {
      timer = setTimeout(close, LEAVE)
    }
    return
  }
  if (isInCard(target)) clearTimeout(timer)
  if (!thing) return
  clearTimeout(timer)
  if (thing !== openThing()) timer = setTimeout(open, REST, thing)
}

function focusInCard(): boolean {
  return isInCard(document.activeElement)
}

function onFocus({ target }: Event): void {
  const thing = thingAt(target)
  if (thing) makeStop(thing)
  if (quiet || isInCard(target)) return
  if (thing?.matches(':focus-visible')) open(thing)
  else if (openThing() !== thing) close()
}

/** A tap opens the card; the card's links lead on, and so does a second tap. */
function onClick(event: Event, touched: boolean): void {
  const thing = thingAt(event.target)
  if (!thing) {
    if (!isInCard(event.target)) close()
    else if (event.target instanceof HTMLAnchorElement) close()
    return
  }
  if (!touched || thing === openThing()) return
  event.preventDefault()
  open(thing)
}

function onKey(event: KeyboardEvent): void {
  const { key, target, altKey, metaKey } = event
  if (key === 'Escape') onEscape()
  else if (key === 'Tab') onTab(event)
  else {
    const thing = thingAt(target)
    if (!thing || altKey || metaKey) return
    // Ctrl+N and Ctrl+P are the browser's.
    if (event.ctrlKey && key.length === 1) return
    if (moveBy(thing, event)) event.preventDefault()
  }
}

function onEscape(): void {
  const thing = openThing()
  if (thing && focusInCard()) focusQuietly(thing)
  close()
}

/**
 * The card is the next stop after an identifier in code, although it stands at the end of the page. In running text
 * it is not: a name there leads to its page, which says all that its card does.
 */
function onTab(event: KeyboardEvent): void {
  const thing = openThing()
  const links = cardLinks()
  if (!thing?.closest('.code') || links.length === 0) return
  const { target, shiftKey } = event
  if (target === thing && !shiftKey) {
    event.preventDefault()
    links[0]?.focus()
  } else if (target === links[0] && shiftKey) {
    event.preventDefault()
    focusQuietly(thing)
  } else if (target === links.at(-1) && !shiftKey) {
    // The browser goes on from the thing.
    focusQuietly(thing)
    close()
  }
}

function focusQuietly(thing: Thing): void {
  quiet = true
  thing.focus()
  quiet = false
}

addEventListener('scroll', placeCard, { capture: true, passive: true })
addEventListener('resize', placeCard)
