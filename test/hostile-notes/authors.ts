import { acceptFronts, type HostileCase, NOTE, noteFile, refuseFronts } from './hostile-case.ts'

const CYRILLIC_A = '\u0430'

function beside(name: string, author: string, known = 'Paul Lincoln'): HostileCase {
  const body = 'Harmless.\n'
  return {
    name,
    files: {
      [NOTE]: noteFile(body, { author: JSON.stringify(author), created: '2026-11-23' }),
      'known-one.md': noteFile(body, { author: JSON.stringify(known) }),
    },
    refused: ['EXT322'],
  }
}

/** Names under which somebody would pass for somebody else. */
export const authors: HostileCase[] = [
  ...refuseFronts('EXT321', {
    'Cyrillic letter in Latin': { author: `a b${CYRILLIC_A}ker` },
    'Greek letter in Latin': { author: 'a b\u03b1ker' },
    'Latin and Cyrillic words': { author: 'Ivan \u0418\u0432\u0430\u043d\u043e\u0432' },
    'Armenian letter in Latin': { author: '\u0578ick' },
    'rare script': { author: '\u13a0\u13a1\u13a2' },
    'direction mark': { author: '"a\\u202erekab"' },
    'zero width': { author: '"a b\\u200baker"' },
    'marks apart': { author: 'Rene\u0301' },
    'heap of marks': { author: `a${'\\u0301'.repeat(9)}`.replace(/^/u, '"').replace(/$/u, '"') },
    'two lines': { author: '"a\\nb"' },
    'space around': { author: '" a baker"' },
    'space twice': { author: '"a  baker"' },
    'no-break space': { author: '"a\\u00a0baker"' },
    'nothing but marks': { author: '"---"' },
    'nothing but emoji': { author: '"\u{1f600}"' },
    'reviewer of two scripts': {
      reviewed: `\n  by: b${CYRILLIC_A}ker\n  note: ${'a'.repeat(64)}\n  code: ${'a'.repeat(64)}`,
    },
  }),
  ...refuseFronts('EXT310', { 'override as it is': { author: 'a\u202eb' } }),
  ...refuseFronts('EXT302', {
    'long name': { author: 'a'.repeat(81) },
    'no name': { author: '""' },
  }),
  beside('digit for a letter', 'Pau1 Lincoln'),
  beside('letter for a letter', 'PauI LincoIn'),
  beside('letter case', 'paul lincoln'),
  beside('two letters for one', 'Morn', 'Mom'),
  beside('full width', '\uff30\uff41\uff55\uff4c Lincoln'),
  beside('mathematical letters', '\u{1d40f}aul Lincoln'),
  beside('all Cyrillic', '\u0440\u0430\u0441\u0435', 'pace'),
  beside('zero for O', '0tto', 'Otto'),
  beside('ligature', '\ufb01nn', 'finn'),
  { ...beside('the book itself', 'Bread, by the cIock', 'somebody') },
  ...acceptFronts({
    'Chinese name': { author: '\u738b\u5c0f\u660e' },
    'Chinese and Latin': { author: '\u674e\u96f7 (Lei Li)' },
    'Japanese and Latin': { author: '\u5c71\u7530\u30bf\u30ed\u30a6 Taro' },
    'Korean and Latin': { author: '\uae40\ucca0\uc218 Kim' },
    'Russian name': { author: '\u0418\u0432\u0430\u043d \u0418\u0432\u0430\u043d\u043e\u0432' },
    'marked letters': { author: 'Ren\u00e9 \u0141ukasiewicz-\u00d8rsted' },
    'name with marks': { author: "Conan O'Brien-2nd (they)" },
    'Arabic name': { author: '\u0639\u0644\u064a' },
    'Hindi name': { author: '\u0905\u092e\u093f\u0924' },
  }),
]
