import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type NoteRecord, noteRecordSchema } from '#schemas/annotation.ts'
import { type NotedCode, notedCodeSchema } from '#schemas/noted-code.ts'
import { copyBook, runBook } from '../support/run-book.ts'

const COUNTER = 'ports/p/src/counter.ts'
const LIST = 'src/content/noted-code.json'
const NOTE = 'annotations/p/adds-one.md'

/** Everything in the book that names the symbol, besides the note. */
const NAMING = ['chapters/en/index.md', 'chapters/zh/index.md', 'ports/p/upstream-map.yaml']

const ADD = [
  '/** Counts one thing. */',
  'add(): void {',
  '  if (this.#value === Infinity) return',
  '  this.#value += 1',
  '}',
].join('\n')

/** A book whose one note has been woven once. */
async function createNoted(name: string): Promise<string> {
  const root = copyBook(`noted-${name}`, 'throws/_base')
  expect(await runBook(root)).toMatchObject({ exitCode: 0 })
  return root
}

function edit(root: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, file), text.replace(from, to))
}

function readList(root: string): NotedCode['declarations'] {
  return notedCodeSchema.parse(JSON.parse(readFileSync(join(root, LIST), 'utf8'))).declarations
}

function readNote(root: string): NoteRecord {
  const file = join(root, 'src/content/knowledge/notes/adds-one.json')
  return noteRecordSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

describe('what notes were written on', () => {
  it('is kept with its doc comment when a note is first woven', async () => {
    const root = await createNoted('added')
    const { code } = readNote(root)
    expect(readList(root)).toEqual([{ symbol: 'p/counter#Counter.add', code, text: ADD }])
    expect(readNote(root).was).toBeUndefined()
  })

  it('stays as it was when the code changes, and stands in the note', async () => {
    const root = await createNoted('changed')
    const before = readFileSync(join(root, LIST), 'utf8')
    edit(root, COUNTER, 'if (this.#value === Infinity)', 'if (this.#value > 9)')
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readFileSync(join(root, LIST), 'utf8')).toBe(before)
    expect(readNote(root)).toMatchObject({ state: 'changed', was: ADD })
  })

  it('stays when only a comment that was quoted changes, which no hash tells', async () => {
    const root = await createNoted('comment')
    edit(root, NOTE, 'this.#value += 1', 'Counts one thing.')
    edit(root, COUNTER, 'Counts one thing.', 'Counts up.')
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readNote(root)).toMatchObject({ state: 'orphaned', was: ADD })
  })

  it('stays when the symbol is gone', async () => {
    const root = await createNoted('gone')
    edit(root, COUNTER, 'add(): void', 'tally(): void')
    writeFileSync(join(root, 'redirects.yaml'), 'p/counter#Counter.add: p/counter#Counter.tally\n')
    for (const file of NAMING) {
      const text = readFileSync(join(root, file), 'utf8')
      writeFileSync(join(root, file), text.replaceAll('Counter.add', 'Counter.tally'))
    }
    const { output, exitCode } = await runBook(root)
    expect(exitCode, output).toBe(0)
    expect(readNote(root)).toMatchObject({ state: 'moved', was: ADD })
  })

  it('goes with the last note that names it', async () => {
    const root = await createNoted('dropped')
    rmSync(join(root, NOTE))
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readList(root)).toEqual([])
  })

  it('is unknown where nobody kept it, rather than guessed', async () => {
    const root = await createNoted('unknown')
    rmSync(join(root, LIST))
    edit(root, COUNTER, 'if (this.#value === Infinity)', 'if (this.#value > 9)')
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readList(root)).toEqual([])
    expect(readNote(root)).not.toHaveProperty('was')
  })

  it('is checked as pages are, and may lag behind a new note', async () => {
    const root = await createNoted('stale')
    rmSync(join(root, LIST))
    const { output, exitCode } = await runBook(root, { check: true })
    expect(exitCode).toBe(4)
    expect(output).toContain(`error EXT503 Stale output · ${LIST}`)
    expect(output).not.toContain('"declarations"')
  })
})

describe('a malformed list', () => {
  it.each([
    ['{', 'EXT', ''],
    ['[]', 'EXT009', 'expected object'],
    ['{ "schemaVersion": 99, "declarations": [] }', 'EXT009', 'written by newer tools'],
    [
      '{ "schemaVersion": 1, "declarations": [{ "symbol": "../x", "code": "0", "text": 1 }] }',
      'EXT009',
      'expected <port>/<file>#<member>',
    ],
    ['{ "schemaVersion": 1, "declarations": [], "__proto__": 1, "run": "x" }', 'EXT009', 'run'],
  ])('is a problem and stops the run: %s', async (text, code, reason) => {
    const root = copyBook('noted-malformed', 'throws/_base')
    mkdirSync(join(root, 'src/content'), { recursive: true })
    writeFileSync(join(root, LIST), text)
    const { output, exitCode } = await runBook(root)
    expect(exitCode).toBe(2)
    expect(output).toContain(code)
    expect(output).toContain(LIST)
    expect(output).toContain(reason)
    expect(readFileSync(join(root, LIST), 'utf8')).toBe(text)
  })
})
