// 97-99, 97
const RE_LINES = /^(\d+)(?:-(\d+))?$/u

/**
 * Marks the lines quoted by the note that the address names; without a script the note alone stands out.
 *
 * @returns the first of them
 */
function markLines(): Element | undefined {
  for (const old of document.querySelectorAll('.l.cited')) old.classList.remove('cited')
  // The ids of notes are the same written as an address.
  const id = location.hash.slice(1)
  const note = id.startsWith('note-') ? document.getElementById(id) : undefined
  const listing = note?.closest('.listing')
  const [, first, last = first] = RE_LINES.exec(note?.dataset['lines'] ?? '') ?? []
  if (!listing || first === undefined) return undefined
  for (let line = Number(first); line <= Number(last); line += 1) {
    const selector = `.l:is([data-l="${line}"], [id="L${line}"])`
    listing.querySelector(selector)?.classList.add('cited')
  }
  return listing.querySelector('.cited') ?? undefined
}

/** A note may stand well below its lines, where others stand above it. */
function showLines(): void {
  const line = markLines()
  const header = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0
  if (line && line.getBoundingClientRect().top < header) line.scrollIntoView()
}

addEventListener('hashchange', showLines)
// The browser brings the note into sight until everything has loaded.
addEventListener('load', showLines)
markLines()
