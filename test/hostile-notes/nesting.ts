import {
  acceptBodies,
  fill,
  type HostileCase,
  NOTE,
  noteFile,
  refuseBodies,
} from './hostile-case.ts'

const SIZE = 11_000

/** Marks that parsers pair by trying: so many that they are refused, and as many as pass. */
const MARKS: Readonly<Record<string, string>> = {
  'open strong': '*a **b ',
  'open links': '[a](b ',
  'closing brackets': 'a] ',
  'words and stars': 'a**b',
  'stars and brackets': '*[a',
  references: '[a][b] ',
  tildes: '~~a ',
  escapes: '\\*',
  addresses: 'a@',
}

function fewer(unit: string): string {
  const marks = Math.max(...['*', '[', ']', '~', '@'].map((mark) => unit.split(mark).length - 1))
  return fill(unit, Math.floor(1100 / marks) * unit.length, 500)
}

/** Published, however long it takes a parser. */
function stall(name: string, body: string): HostileCase {
  return { name, files: { [NOTE]: noteFile(body) }, refused: [] }
}

const emphasis = (depth: number): string => {
  const mark = depth % 2 === 0 ? '*' : '**'
  return depth === 0 ? 'x' : `${mark}a ${emphasis(depth - 1)} b${mark}`
}

const list = (depth: number): string =>
  Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')

/** Structures within structures, and what parsers spend the square of its length on. */
export const nesting: HostileCase[] = [
  ...refuseBodies('EXT309', {
    quotations: `${'> '.repeat(1500)}a`,
    lists: `${'- '.repeat(1500)}a`,
    'lists by indentation': list(60),
    'mixed containers': `${'> - 1. '.repeat(20)}a`,
    brackets: '['.repeat(3000),
    'brackets with spaces': '[ '.repeat(1900),
    parentheses: `[a](${'('.repeat(3000)}`,
    stars: '*'.repeat(3000),
    underscores: '_'.repeat(3000),
    backticks: '`'.repeat(3000),
    exclamations: '!['.repeat(1500),
    'angle brackets': '<'.repeat(3000),
    emphasis: emphasis(12),
  }),
  ...refuseBodies('EXT307', {
    'colon lines': ':::a\n'.repeat(300),
    'colon lines in quotations': '> ::a{\n'.repeat(300),
  }),
  ...refuseBodies(
    'EXT309',
    Object.fromEntries(
      Object.entries({ ...MARKS, 'open symbol links': '[`a`][b ' }).map(([name, unit]) => [
        `many ${name}`,
        fill(unit, SIZE),
      ]),
    ),
  ),
  ...Object.entries(MARKS).map(([name, unit]) => stall(`fewer ${name}`, fewer(unit))),
  stall('ampersands', fill('&a', SIZE)),
  stall('hosts', fill('www.', SIZE)),
  stall('dots', fill('a.', SIZE)),
  stall('hard breaks', 'a  \n'.repeat(380)),
  ...acceptBodies({
    'eight levels': [`${'> '.repeat(6)}nest-a`, 'nest-a'],
    'code that grammars stall over': [
      `\`\`\`bash\n# nest-c\n${fill('let a:(', SIZE / 2)}\n\`\`\``,
      'nest-c',
    ],
    'nested lists': ['- nest-b\n  - b\n    - c\n', 'nest-b'],
  }),
]
