import { type HostileCase, NOTE, noteFile, refuseFronts } from './hostile-case.ts'

const text = noteFile('Harmless.\n')

function named(name: string, file: string, ...refused: string[]): HostileCase {
  return { name, files: { [file]: text }, refused }
}

/** Targets, ids and file names that lead elsewhere. */
export const paths: HostileCase[] = [
  ...refuseFronts('EXT311', {
    'up in the target': { target: 'oven/../../etc/passwd#a' },
    'here in the target': { target: 'oven/./baking-day#BakingDay' },
    'percent in the target': { target: 'oven/%2e%2e/x#a' },
    'backslash in the target': { target: 'oven/..\\x#a' },
    'another port': { target: 'other/x#a' },
    'up in what is alike': { alike: '[oven/../x#a]' },
    'another port in what is alike': { alike: '[oven/dough#hydration, other/x#a]' },
  }),
  ...refuseFronts('EXT302', {
    'absolute target': { target: '/etc/passwd#a' },
    'drive in the target': { target: 'C:/x#a' },
    'address for a target': { target: 'https://evil.example/x#a' },
    'up at the start': { target: '../oven/x#a' },
    'two slashes in the target': { target: 'oven//x#a' },
    'nothing for a target': { target: '""' },
    'no member': { target: 'oven/dough#' },
  }),
  named('space in the name', 'a note.md', 'EXT300'),
  named('upper case in the name', 'A-Note.md', 'EXT300'),
  named('case of the ending', 'a-note.MD', 'EXT300'),
  named('other ending', 'a-note.mdx', 'EXT300'),
  named('dots in the name', 'a-note..md', 'EXT300'),
  named('trailing dot', 'a-note.md.', 'EXT300'),
  named('colon in the name', 'a:note.md', 'EXT300'),
  named('backslash in the name', 'b\\a-note.md', 'EXT300'),
  named('line end in the name', 'a\n::error file=x::y.md', 'EXT300'),
  named('percent in the name', 'a%0A%0D.md', 'EXT300'),
  named('direction mark in the name', 'a\u202edm.exe.md', 'EXT300'),
  named('zero width in the name', 'a\u200b-note.md', 'EXT300'),
  named('another script in the name', '\u0430-note.md', 'EXT300'),
  named('underscores in the name', '__proto__.md', 'EXT300'),
  named('markup in the name', '<img src=x>.md', 'EXT300'),
  named('folder in the port', 'deeper/a-note.md', 'EXT300'),
  named('folder called like a note', 'a-note.md/b.md', 'EXT300'),
  named('device', 'con.md', 'EXT319'),
  named('numbered device', 'lpt9.md', 'EXT319'),
  named('very long name', `${'a-'.repeat(60)}b.md`, 'EXT319'),
  named('another port’s folder', '../stove/a-note.md', 'EXT312'),
  named('beside the folders', '../a-note.md', 'EXT300'),
  {
    name: 'two dots for a language',
    files: { [NOTE]: text, 'a-note.zh.zh.md': 'Text.\n' },
    refused: ['EXT300'],
  },
  { name: 'language of nothing', files: { 'b-note.en.md': 'Text.\n' }, refused: ['EXT314'] },
  {
    name: 'language twice',
    files: { [NOTE]: text, 'a-note.en.md': 'Text.\n' },
    refused: ['EXT315'],
  },
  {
    name: 'link to a file outside',
    files: {},
    links: { [NOTE]: '/etc/hostname' },
    refused: ['EXT320'],
  },
  {
    name: 'link to a file inside, as a second language',
    files: { [NOTE]: text },
    links: { 'a-note.en.md': '../../secret.txt' },
    refused: ['EXT320'],
  },
  { name: 'link to a folder', files: {}, links: { 'deeper.md': '..' }, refused: ['EXT003'] },
  { name: 'link to nowhere', files: {}, links: { [NOTE]: 'nowhere.md' }, refused: ['EXT003'] },
  { name: 'link in a circle', files: {}, links: { [NOTE]: NOTE }, refused: ['EXT003'] },
]
