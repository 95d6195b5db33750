import fc from 'fast-check'

/** Pieces whose neighbours decide whether they are syntax, to Markdown, to MDX, or to directives. */
const PIECES = [
  ...[
    '{',
    '}',
    '{x}',
    '{/* c */}',
    '${a}',
    '<',
    '>',
    '<T>',
    '</p>',
    '<Foo />',
    '<>',
    '&',
    '&lt;',
    '&#123;',
    '&amp;',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '`',
    '``',
    '[',
    ']',
    '(',
    ')',
    '![',
    '](u)',
    '[^1]',
    '|',
    '\\',
    '#',
    '=',
    '-',
  ],
  ...[
    ':',
    '::',
    ':::',
    ':a',
    '::a',
    ':a[b]',
    ':a{b}',
    ':::note',
    '8080:80',
    'key:value',
    'http://a.b/c',
    'a@b.co',
  ],
  ...[
    'import x',
    "import 'y'",
    'export const a = 1',
    'export',
    'import',
    '---',
    '+++',
    '$',
    '$$',
    '^',
    '==',
    '"',
    "'",
  ],
  ...[
    'a',
    'Queue',
    '队列',
    '，',
    '。',
    '「',
    '」',
    '……',
    '1.',
    '2)',
    '+',
    'é',
    '🙂',
    '{#id}',
    '\\{',
    '\\<',
    '\\:',
  ],
]

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }) },
)

const line = fc
  .array(fc.tuple(piece, fc.constantFrom('', '', ' ')), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.map(([text, gap]) => text + gap).join(''))
  .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]|[\u{10000}-\u{10FFFF}]/gu, ' '))

const block = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
  line.map((text) => `- ${text}\n- ${text}`),
  line.map((text) => `1. ${text}\n\n   ${text}`),
  line.map((text) => `> ${text}`),
  line.map((text) => `| ${text} | b |\n| --- | --- |\n| c | ${text} |`),
  line.map((text) => `**${text}** and *${text}*`),
  line.map((text) => `[${text}](https://example.org/${text.replaceAll(/\s/gu, '')} "${text}")`),
  line.map((text) => `\`${text.replaceAll('`', "'")}\``),
  line.map((text) => `\`\`\`ts\n${text}\n\`\`\``),
  line.map((text) => `## ${text} {#an-id}`),
)

/**
 * Markdown as an author might mistype it: several blocks, full of what could be taken for something else. Characters
 * beyond the basic plane are left out: whether one beside `*` lets emphasis begin is judged by halves in remark
 * and as a whole in Sätteri.
 */
export const randomProse: fc.Arbitrary<string> = fc
  .array(block, { minLength: 1, maxLength: 4 })
  .map((blocks) => `${blocks.join('\n\n')}\n`)
