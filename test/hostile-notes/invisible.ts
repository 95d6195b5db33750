import { acceptBodies, acceptFronts, refuseBodies, refuseFronts } from './hostile-case.ts'

/** Characters that make text read differently from what it holds. */
export const invisible = [
  ...refuseBodies('EXT310', {
    'override from right': 'a \u202egnirts\u202c b',
    'isolate from right': 'a \u2067b\u2069',
    'mark to the left': 'a\u200eb',
    'zero-width space': 'ad\u200bmin',
    'zero-width joiner between letters': 'ad\u200dmin',
    'word joiner': 'a\u2060b',
    'soft hyphen': 'a\u00adb',
    'filler of Hangul': 'a\u3164b',
    tags: 'a\u{e0061}\u{e0062}',
    'variation selector on a letter': 'a\ufe0f',
    'mongolian separator': 'a\u180eb',
    null: 'a\0b',
    escape: 'a\u001b[31mred\u001b[0m',
    backspace: 'a\bb',
    delete: 'a\u007fb',
    'in code': '`a\u202eb`',
    'in a fence': '```\nif (a\u2066 == b)\n```',
    'as an entity': 'a&#x202e;b',
    'as a named entity': 'a&ZeroWidthSpace;b',
    'entity of a soft hyphen': 'a&shy;b',
    'joined emoji that is none': '\u{1f600}\u200d\u{1f600}',
  }),
  ...refuseBodies('EXT324', {
    'heap of marks': `a${'\u0301'.repeat(30)}`,
    'heap of marks by entities': `a${'&#x301;'.repeat(30)}`,
  }),
  ...refuseFronts('EXT310', {
    'override in the quote': { quote: 'a\u202eb' },
    'override in a comment': { kind: 'note # \u202e' },
    'zero width in the target': { target: 'oven/dough#hydra\u200btion' },
  }),
  ...acceptBodies({
    'emoji of several characters': [
      'inv-a \u2764\ufe0f \u{1f469}\u200d\u{1f4bb} 1\ufe0f\u20e3',
      'inv-a \u2764\ufe0f',
    ],
    'entity of a control': ['inv-e a&#x1b;b', 'inv-e a\ufffdb'],
    'wide blanks': ['inv-b\u3000中文，「引号」——……', 'inv-b\u3000中文，「引号」——……'],
    'languages from the right': [
      'inv-c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
      '\u05e9\u05dc\u05d5\u05dd',
    ],
    'marks in measure': ['inv-d n\u0303 \u0e01\u0e33\u0e49', 'inv-d'],
  }),
  ...acceptFronts({ 'wide blanks in a comment': { kind: 'note # \u3000' } }),
]
