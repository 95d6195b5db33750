import { markLetters } from '../lib/match-letters.ts'
import { definitionOf } from '../lib/palette-rows.ts'
import type { PaletteEntry } from '../lib/search/search-api.ts'
import type { Words } from '../lib/words.ts'
import { element, renderRuns } from './search-hit.ts'

/** What a row is drawn with. */
export interface RowContext {
  id: string
  typed: string
  /** The symbol is in the file the page shows. */
  here: boolean
  words: Words
}

/**
 * A row of the palette: a link to the symbol's page that the field points to. The word at its end leads to the
 * definition, for mice and fingers; keys have Alt and Enter for it.
 */
export function renderRow(entry: PaletteEntry, context: RowContext): HTMLAnchorElement {
  const { id, typed, here, words } = context
  const place = here ? words('palette.here') : `${entry.port} › ${entry.module}`
  const definition = element('span', 'palette-definition', words('palette.definition'))
  definition.ariaHidden = 'true'
  const row = element(
    'a',
    entry.exported ? '' : 'internal',
    element('code', '', ...renderRuns(markLetters(entry.name, typed))),
    ' ',
    element('span', 'palette-kind', words(`kind.${entry.kind}`)),
    ' ',
    element('span', 'palette-place', place),
    ...(entry.exported ? [] : [' ', element('span', 'palette-kind', words('palette.internal'))]),
    definition,
  )
  row.id = id
  row.href = entry.url
  row.tabIndex = -1
  row.role = 'option'
  row.ariaSelected = 'false'
  row.dataset['definition'] = definitionOf(entry)
  return row
}
