import { type Thing, nameOf, word } from './card-data.ts'
import { selectLine } from './line-range.ts'

const IN_CODE = '.code a:not(.mark), .code [data-of]'

const status = document.createElement('p')
status.role = 'status'
status.className = 'sr-only'
document.body.append(status)

/** The identifiers of a listing or of the page, in the order of the text. */
function thingsIn(parent: ParentNode): HTMLElement[] {
  return [...parent.querySelectorAll<HTMLElement>(IN_CODE)]
}

/** Marks every place on the page that means the same thing; none without one. */
export function markSame(thing: Thing | undefined): void {
  for (const old of document.querySelectorAll('.same')) old.classList.remove('same')
  if (!thing) return
  for (const one of sameAs(thing)) one.classList.add('same')
}

function sameAs(thing: Thing): HTMLElement[] {
  const name = nameOf(thing)
  return thingsIn(document).filter((one) => nameOf(one) === name)
}

/** Makes an identifier the one of its listing that Tab reaches. */
export function makeStop(thing: Thing): void {
  const listing = thing.closest('.listing')
  if (!listing || !thing.closest('.code')) return
  for (const one of listing.querySelectorAll<HTMLElement>('.code [tabindex="0"]')) one.tabIndex = -1
  thing.tabIndex = 0
}

/** Does what a key says while an identifier has the focus; tells whether it said anything. */
export function moveBy(thing: Thing, { key, ctrlKey, shiftKey }: KeyboardEvent): boolean {
  const listing = thing.closest('.listing')
  if (!listing || !thing.closest('.code')) return false
  if (key === 'n' || key === 'p') return goToSame(thing, key === 'n' ? 1 : -1)
  if (key.toLowerCase() === 'l') return selectLine(thing.closest('.l'), shiftKey)
  const next = findNext(thing, listing, ctrlKey && /^(?:Home|End)$/u.test(key) ? `Ctrl${key}` : key)
  next?.focus()
  return next !== undefined
}

function findNext(thing: Thing, listing: Element, key: string): HTMLElement | undefined {
  const all = thingsIn(listing)
  const at = all.indexOf(thing)
  const line = thing.closest('.l')
  const onLine = line ? thingsIn(line) : []
  switch (key) {
    case 'ArrowLeft':
      return all[Math.max(at - 1, 0)]
    case 'ArrowRight':
      return all[Math.min(at + 1, all.length - 1)]
    case 'ArrowUp':
      return nearest(all.slice(0, at).toReversed(), thing) ?? thing
    case 'ArrowDown':
      return nearest(all.slice(at + 1), thing) ?? thing
    case 'Home':
      return onLine[0]
    case 'End':
      return onLine.at(-1)
    case 'CtrlHome':
      return all[0]
    case 'CtrlEnd':
      return all.at(-1)
    default:
      return undefined
  }
}

/** Of the first other line that has any, the identifier that stands nearest below or above. */
function nearest(others: readonly HTMLElement[], thing: Thing): HTMLElement | undefined {
  const own = thing.closest('.l')
  const line = others.find((one) => one.closest('.l') !== own)?.closest('.l')
  if (!line) return undefined
  const middle = (one: Element): number => {
    const { left, right } = one.getBoundingClientRect()
    return (left + right) / 2
  }
  const distance = (one: Element): number => Math.abs(middle(one) - middle(thing))
  return thingsIn(line).toSorted((a, b) => distance(a) - distance(b))[0]
}

function goToSame(thing: Thing, step: 1 | -1): boolean {
  const same = sameAs(thing)
  const at = (same.indexOf(thing) + step + same.length) % same.length
  same[at]?.focus()
  status.textContent = word('@nth', { n: at + 1, of: same.length })
  return true
}
