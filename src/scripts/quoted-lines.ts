// 97-99, 97
const RE_LINES = /^(\d+)(?:-(\d+))?$/u

/** Marks the lines quoted by the note that the address names; without a script the note alone stands out. */
function markLines(): void {
  for (const old of document.querySelectorAll('.l.cited')) old.classList.remove('cited')
  const id = decodeURIComponent(location.hash.slice(1))
  const note = id.startsWith('note-') ? document.getElementById(id) : undefined
  const listing = note?.closest('.listing')
  const [, first, last = first] = RE_LINES.exec(note?.dataset['lines'] ?? '') ?? []
  if (!listing || first === undefined) return
  for (let line = Number(first); line <= Number(last); line += 1) {
    const selector = `.l:is([data-l="${line}"], [id="L${line}"])`
    listing.querySelector(selector)?.classList.add('cited')
  }
}

addEventListener('hashchange', markLines)
markLines()
