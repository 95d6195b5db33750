import type { read } from './code-reader.ts'
import { copyCode } from './copy-selection.ts'

/** What has a card: identifiers in code, and symbols that text names. */
const THINGS = '.code a:not(.mark), .code [data-of], a.sym'
const EVENTS = ['pointerdown', 'pointerover', 'pointerout', 'focusin', 'click', 'keydown'] as const
const KEYS = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|[npl])$/u

let reader: typeof read | undefined
/** The last press was a finger's. Safari's clicks do not say what made them. */
let touched = false

/** Code has hundreds of identifiers: one of each listing is reached with Tab, the others with the arrow keys. */
function gather(listing: HTMLElement): void {
  const things = [...listing.querySelectorAll<HTMLElement>('.code a:not(.mark), .code [data-of]')]
  const first = things.find((one) => one.matches(':target')) ?? things[0]
  if (!first) return
  for (const one of things) one.tabIndex = one === first ? 0 : -1
  for (const one of things.filter(({ dataset }) => dataset['of'])) {
    one.role = 'link'
    one.ariaDisabled = 'true'
  }
  // Its identifiers scroll it; it still takes the focus when clicked.
  listing.tabIndex = -1
  listing.setAttribute('aria-describedby', 'code-keys')
}

/** The script behind the cards is loaded with the first thing that needs it, which is then done over. */
function relay(event: Event): void {
  if (event.type === 'keydown') touched = false
  if (event.type === 'pointerdown') {
    touched = (event as PointerEvent).pointerType === 'touch'
    return
  }
  if (reader) {
    reader(event, touched)
    return
  }
  const thing = event.target instanceof Element && event.target.closest(THINGS)
  if (!thing || event.type === 'pointerout') return
  if (event instanceof KeyboardEvent) {
    if (!KEYS.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
  } else if (event.type === 'click') {
    if (!touched) return
    event.preventDefault()
  }
  load(event)
}

function load(event: Event): void {
  const { target } = event
  void import('./code-reader.ts').then(
    (module) => {
      reader = module.read
      reader(event, touched)
    },
    () => {
      const link = target instanceof Element ? target.closest('a') : null
      if (event.type === 'click' && link) location.assign(link.href)
    },
  )
}

function follow(): void {
  if (document.querySelector('.code a:target')) load(new Event('hashchange'))
}

for (const listing of document.querySelectorAll<HTMLElement>('.listing')) gather(listing)
for (const type of EVENTS) document.addEventListener(type, relay)
document.addEventListener('copy', copyCode)
addEventListener('hashchange', follow)
follow()
