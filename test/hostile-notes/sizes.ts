import { fill, type HostileCase, NOTE, noteFile, refuseBodies } from './hostile-case.ts'

const large: HostileCase[] = [
  {
    name: 'a megabyte of words',
    files: { [NOTE]: noteFile(fill('word ', 1_000_000)) },
    refused: ['EXT007'],
  },
  { name: 'wide characters', files: { [NOTE]: noteFile(fill('字', 6000)) }, refused: ['EXT007'] },
  {
    name: 'a large second language',
    files: { [NOTE]: noteFile('a\n'), 'a-note.zh.md': fill('word ', 20_000) },
    refused: ['EXT007'],
  },
  {
    name: 'large front matter',
    files: { [NOTE]: noteFile('a\n', { kind: `note\n${fill('# x', 20_000)}` }) },
    refused: ['EXT007'],
  },
]

/** More than anybody writes. */
export const sizes: HostileCase[] = [
  ...large,
  ...refuseBodies('EXT318', {
    'long line': 'word '.repeat(1000),
    'long word': 'a'.repeat(4001),
    'long code': `\`\`\`\n${'x'.repeat(4001)}\n\`\`\``,
    'long address': `https://example.org/${'a'.repeat(4000)}`,
  }),
  ...refuseBodies('EXT325', {
    'many lines': 'a\n'.repeat(1000),
    'many blank lines': `a${'\n'.repeat(5000)}b`,
    'many rows': `| a |\n| - |\n${'| x |\n'.repeat(1000)}`,
    'many items': '- a\n'.repeat(1000),
    'many lazy lines': `> > > a\n${'a\n'.repeat(3000)}`,
  }),
  ...refuseBodies('EXT323', {
    'many columns': `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n${'|x|\n'.repeat(300)}`,
    'rather many columns': `|${'a|'.repeat(21)}\n|${'-|'.repeat(21)}\n`,
  }),
]
