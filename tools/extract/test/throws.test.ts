import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalogue } from '../src/problems/catalogue.ts'
import { copyBook, runBook, SCRATCH } from './support/run-book.ts'

const FIXTURES = join(import.meta.dirname, 'fixtures/throws')
const RESULTS = join(import.meta.dirname, 'results/throws')
const BASE = '_base'

const cases = readdirSync(FIXTURES).filter((name) => name !== BASE)

/** What a fixture folder cannot hold: links, bytes that are no text, sizes. */
const preparations: Record<string, (root: string) => void> = {
  'config-absent': (root) => {
    rmSync(join(root, 'book.config.ts'))
  },
  'file-not-utf8': (root) => {
    writeFileSync(join(root, 'chapters/zh/a-page.md'), Buffer.from([0x61, 0x0a, 0xb9, 0xfe, 0x0a]))
  },
  'file-link-outside': (root) => {
    symlinkSync('/etc/hostname', join(root, 'chapters/zh/a-page.md'))
  },
  'file-link-broken': (root) => {
    symlinkSync('nowhere.md', join(root, 'chapters/zh/a-page.md'))
  },
  'folder-link-outside': (root) => {
    // Readable by anyone, unlike parts of the system's own folders.
    symlinkSync(join(SCRATCH, `throws-${BASE}`, 'chapters'), join(root, 'chapters/zh/more'))
  },
  'file-too-large': (root) => {
    writeFileSync(join(root, 'chapters/zh/a-page.md'), '字'.repeat(400_000))
  },
  'note-too-large': (root) => {
    writeFileSync(join(root, 'annotations/p/a-note.md'), 'x'.repeat(5_000_000))
  },
  'note-overlong-line': (root) => {
    writeNote(root, (note) => note + 'word '.repeat(2000))
  },
  'note-name-unfit': (root) => {
    // Where it cannot be checked out, neither could this repository.
    cpSync(join(root, 'annotations/p/adds-one.md'), join(root, 'annotations/p/con.md'))
  },
  'note-link-file': (root) => {
    symlinkSync('adds-one.md', join(root, 'annotations/p/a-note.md'))
  },
  'note-author': (root) => {
    writeNote(root, (note) => note.replace(/^author: .*$/mu, 'author: " a  b"'))
  },
  'note-author-lookalike': (root) => {
    writeNote(root, (note) => note.replace('author: someone', 'author: s0meone'))
  },
  'note-table-wide': (root) => {
    writeNote(root, (note) => `${note}\n|${'a|'.repeat(30)}\n|${'-|'.repeat(30)}\n`)
  },
  'note-marks-stacked': (root) => {
    writeNote(root, (note) => `${note}\na${'\u0301'.repeat(9)}\n`)
  },
  'note-many-lines': (root) => {
    writeNote(root, (note) => note + 'a\n'.repeat(1000))
  },
  'no-chapters': (root) => {
    rmSync(join(root, 'chapters'), { recursive: true })
  },
  'port-without-tsconfig': (root) => {
    rmSync(join(root, 'ports/p/tsconfig.json'))
  },
  'output-blocked': (root) => {
    mkdirSync(join(root, 'src'))
    writeFileSync(join(root, 'src/content'), 'in the way')
  },
}

/** A second note, made from the one that the book has. */
function writeNote(root: string, edit: (note: string) => string): void {
  const note = readFileSync(join(root, 'annotations/p/adds-one.md'), 'utf8')
  writeFileSync(join(root, 'annotations/p/a-note.md'), edit(note))
}

/** Files below `folder`, except what extract keeps to itself. */
function snapshotOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.cache'))
    .sort()
}

describe('bad input', () => {
  // The index of the base book, so that not every case compiles it again.
  beforeAll(async () => {
    await runBook(copyBook(`throws-${BASE}`, `throws/${BASE}`))
  })

  it.each(cases)('is a numbered problem and writes nothing: %s', async (name) => {
    const root = copyBook(`throws-${name}`, `throws/${BASE}`, `throws/${name}`)
    const cache = join(SCRATCH, `throws-${BASE}`, '.cache')
    if (existsSync(cache)) cpSync(cache, join(root, '.cache'), { recursive: true })
    preparations[name]?.(root)
    const before = snapshotOf(root)
    const { output, exitCode } = await runBook(root)
    const isLost = name === 'lost-notes'
    expect(exitCode === 0).toBe(isLost)
    if (!isLost) expect(snapshotOf(root)).toEqual(before)
    await expect(
      `exit code ${exitCode}\n\n${output.replaceAll(root, '<book>')}`,
    ).toMatchFileSnapshot(join(RESULTS, `${name}.txt`))
  })

  it('has a result for every fixture and a fixture for every result', () => {
    const results = readdirSync(RESULTS).map((name) => name.replace(/\.txt$/u, ''))
    expect(results.sort()).toEqual([...cases].sort())
  })

  it('shows every error a book can have', () => {
    const shown = readdirSync(RESULTS).map((name) => readFileSync(join(RESULTS, name), 'utf8'))
    // Our own mistakes, permissions that root does not feel, revisions and the index have tests of their own.
    const elsewhere = ['EXT003', 'EXT500', 'EXT503', 'EXT505']
    const missing = catalogue
      .filter(({ code, severity }) => severity === 'error' && !/^EXT1/u.test(code))
      .filter(({ code }) => !elsewhere.includes(code))
      .filter(({ code }) => !shown.some((text) => text.includes(` ${code} `)))
    expect(missing.map(({ code }) => code)).toEqual([])
  })
})
