import {
  acceptFronts,
  fill,
  FRONT,
  type HostileCase,
  NOTE,
  noteFile,
  refuseFronts,
} from './hostile-case.ts'

const ANCHORS = Array.from(
  { length: 20 },
  (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`,
)

const files: HostileCase[] = [
  { name: 'no front matter', files: { [NOTE]: 'Harmless.\n' }, refused: ['EXT301'] },
  {
    name: 'front matter that is never closed',
    files: { [NOTE]: '---\ntarget: x\n\nHarmless.\n' },
    refused: ['EXT301'],
  },
  { name: 'empty front matter', files: { [NOTE]: '---\n---\n\nHarmless.\n' }, refused: ['EXT302'] },
  {
    name: 'front matter after a blank line',
    files: { [NOTE]: `\n${noteFile('Harmless.\n')}` },
    refused: ['EXT307'],
  },
  {
    name: 'list for front matter',
    files: { [NOTE]: '---\n- a\n- b\n---\n\nHarmless.\n' },
    refused: ['EXT302'],
  },
  {
    name: 'text for front matter',
    files: { [NOTE]: '---\njust text\n---\n\nHarmless.\n' },
    refused: ['EXT302'],
  },
  {
    name: 'front matter in the second language',
    files: { [NOTE]: noteFile('Harmless.\n'), 'a-note.zh.md': '---\nauthor: else\n---\n\nText.\n' },
    refused: ['EXT303'],
  },
]

/** What YAML can do that notes do without. */
export const frontMatter = [
  ...files,
  ...refuseFronts('EXT008', {
    'anchor bomb': { kind: `pitfall\na0: &a0 [x]\n${ANCHORS.join('\n')}` },
    'anchor alone': { author: '&me a baker' },
    alias: { quote: '&q x\nprefix: *q' },
    'merge of an alias': { kind: 'note\nbase: &b { author: x }\n<<: *b' },
    'function tag': { quote: '!!js/function "function () { alert(1) }"' },
    'regular expression tag': { quote: '!!js/regexp /(a+)+$/' },
    'binary tag': { quote: '!!binary aGk=' },
    'tag of its own': { author: '!me a baker' },
    'repeated key': { kind: 'note\nkind: pitfall' },
    'repeated key in quotes': { kind: 'note\n"kind": pitfall' },
    'version directive': { kind: 'note\n%YAML 1.1' },
    'several documents': { kind: 'note\n...\nauthor: else' },
    'open quotation': { quote: '"never closed' },
    'open list': { alike: '[oven/dough#hydration' },
    'tab for indentation': { reviewed: '\n\tby: a baker' },
    'lists in lists': { alike: fill('[a, ', 2700) },
    'maps in maps': { alike: fill('{a: ', 2700) },
    'alias in a key': { '? *a ': 'x' },
  }),
  ...refuseFronts('EXT302', {
    'prototype key': { kind: 'note\n__proto__: { author: x }' },
    'constructor key': { constructor: '{ prototype: { x: 1 } }' },
    'unknown key': { layout: '../../../etc/passwd' },
    'merge key': { '<<': '{ author: else }' },
    'number for text': { author: '12' },
    'huge number': { quote: '9'.repeat(400) },
    'truth for text': { author: 'true' },
    'nothing for text': { author: '~' },
    'list for text': { author: '[a, b]' },
    'map for text': { quote: '{ a: b }' },
    'infinity for text': { quote: '.inf' },
    'no such day': { created: '2026-02-30' },
    'time of day': { created: '2026-11-22T10:00:00Z' },
    'huge year': { created: '99999999-01-01' },
    'kind in upper case': { kind: 'NOTE' },
    'language in upper case': { lang: 'EN' },
    'language with a path': { lang: '../en' },
    'hash too short': { code: 'f1120f4f' },
    'hash in upper case': { code: 'F'.repeat(64) },
    'long quote': { quote: `"${'a '.repeat(1200)}"` },
    'long prefix': { prefix: 'a'.repeat(201) },
    'empty quote': { quote: '""' },
    'review without a hash': { reviewed: '{ by: a baker }' },
    'review with more': {
      reviewed: `{ by: a baker, note: ${FRONT['code'] ?? ''}, code: ${FRONT['code'] ?? ''}, role: admin }`,
    },
    'map as a key': { '? { a: b }\n': 'x' },
  }),
  ...refuseFronts('EXT310', {
    'escaped direction mark': { quote: '"time \\u202e takes"' },
    'escaped null': { quote: '"time\\0"' },
    'escaped line separator': { prefix: '"\\L"' },
    'escaped escape': { suffix: '"\\e[31m"' },
  }),
  ...refuseFronts('EXT313', { 'language of no book': { lang: 'con' } }),
  ...acceptFronts({
    comments: { kind: 'pitfall # <script>' },
    'text over lines': { quote: '>-\n  time -=\n  step.takes' },
    'text in quotes': { quote: "'time -= step.takes'" },
    'text with markup': { author: '"<img src=x onerror=alert(1)>"' },
    'text with braces': { author: '"{alert(1)} */}"' },
    'text with a quote': { author: `'a" onmouseover="alert(1)'` },
    'text like a command': { author: '"::error::a"' },
  }),
]
