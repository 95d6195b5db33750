import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, describe, expect, it } from 'vitest'
import { readLimited } from '../src/read-limited.ts'
import type { Annotation, Collection } from '../src/w3c/annotation-model.ts'
import { copyBook, get, put, readAll, warmUp } from './support/copy-book.ts'
import { annotate } from './support/run-annotate.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')
const NOTE = 'annotations/p/adds-one.md'

/** A book whose one note an export of `root` holds; `change` spoils it. */
async function spoil(
  root: string,
  change: (note: Annotation, all: Collection) => void,
): Promise<void> {
  const all = JSON.parse((await annotate(root, 'export')).output) as Collection
  const [note] = all.first.items
  if (note) change(note, all)
  put(root, 'notes.jsonld', JSON.stringify(all))
}

beforeAll(() => warmUp('exchange', (root) => annotate(root, 'check')))

describe('annotate export and import', () => {
  it('brings back every note of this repository byte for byte', async () => {
    const before = readAll(REPOSITORY, 'annotations/workqueue')
    const { output } = await annotate(REPOSITORY, 'export')
    const { readCollection } = await import('../src/w3c/read-collection.ts')
    const { loadConfig } = await import('../../extract/src/load/config.ts')
    const { createEnv } = await import('../../extract/src/create-env.ts')
    const { createDiskFileSystem } = await import('../../extract/src/load/disk-file-system.ts')
    const env = createEnv(createDiskFileSystem(REPOSITORY), { now: () => 0 })
    const book = await loadConfig('book.config.ts', env)
    const files = book ? readCollection(output, book) : []
    const after = Object.fromEntries(
      files.map(({ path, text }) => [path.replace('annotations/workqueue/', ''), text]),
    )
    expect(after).toEqual(before)
  })

  it('brings back what deleting took: reviews, second languages, odd layouts', async () => {
    const root = copyBook('exchange', { 'annotations/p/adds-one.zh.md': '\n只加一。\n\n' })
    await annotate(root, 'approve', 'adds-one', '--i-read-it')
    const note = get(root, NOTE)
    put(root, 'annotations/p/windows.md', note.replaceAll('\n', '\r\n'))
    put(root, 'annotations/p/odd.md', note.replace('kind: note', "# why\nkind: 'note'"))
    put(
      root,
      'annotations/p/alike.md',
      note.replace('\nquote', '\nalike: [ p/counter#add ]\nquote'),
    )
    const before = readAll(root, 'annotations')
    expect(await annotate(root, 'export', '--out', 'notes.jsonld')).toMatchObject({ exitCode: 0 })
    rmSync(join(root, 'annotations/p'), { recursive: true })
    const answer = await annotate(root, 'import', 'notes.jsonld')
    expect(answer).toMatchObject({ exitCode: 0 })
    expect(answer.output).toContain('5 files written\n')
    expect(readAll(root, 'annotations')).toEqual(before)
    expect((await annotate(root, 'import', 'notes.jsonld')).output).toBe(
      '0 files written, 5 there already\n',
    )
  })

  it('writes Web Annotations as the data model has them', async () => {
    const root = copyBook('exchange', { 'annotations/p/adds-one.zh.md': '只加一。\n' })
    const all = JSON.parse((await annotate(root, 'export', '--format', 'w3c')).output) as Collection
    expect(all).toMatchObject({
      '@context': ['http://www.w3.org/ns/anno.jsonld', { note: 'https://example.org/ns/note#' }],
      type: 'AnnotationCollection',
      total: 1,
      first: { type: 'AnnotationPage', partOf: all.id, startIndex: 0 },
    })
    const source = 'https://example.org/en/source/p/counter/'
    expect(all.first.items).toMatchObject([
      {
        id: `${source}#note-adds-one`,
        type: 'Annotation',
        motivation: 'commenting',
        creator: { type: 'Person', name: 'someone' },
        created: '2026-01-02T00:00:00Z',
        rights: 'https://example.org/license',
        body: [
          { type: 'TextualBody', format: 'text/markdown', language: 'en', purpose: 'commenting' },
          { value: '只加一。', language: 'zh-CN' },
        ],
        target: { source, selector: { type: 'TextQuoteSelector', exact: 'this.#value += 1' } },
      },
    ])
  })

  it('replaces a note only when it is told to', async () => {
    const root = copyBook('exchange')
    await spoil(root, ({ body: [body] }) => {
      if (body) body.value = 'Another opinion.'
    })
    const before = get(root, NOTE)
    expect(await annotate(root, 'import', 'notes.jsonld')).toMatchObject({ exitCode: 1 })
    expect(get(root, NOTE)).toBe(before)
    expect(await annotate(root, 'import', 'notes.jsonld', '--replace')).toMatchObject({
      exitCode: 0,
    })
    expect(get(root, NOTE)).toContain('Another opinion.')
    put(root, 'annotations/p/adds-one.zh.md', '只加一。\n')
    await spoil(root, ({ body }) => void body.splice(1))
    const kept = await annotate(root, 'import', 'notes.jsonld', '--replace')
    expect(kept.error).toContain('adds-one.zh.md is not in the import')
  })

  it.each<[string, (note: Annotation, all: Collection) => void]>([
    ['a path in an id', (note) => Object.assign(note, { 'note:id': '../../evil' })],
    ['a path in a port', (note) => Object.assign(note, { 'note:port': '../..' })],
    ['a device of Windows for an id', (note) => Object.assign(note, { 'note:id': 'con' })],
    ['an unknown port', (note) => Object.assign(note, { 'note:port': 'q' })],
    ['a path in a language', ({ body: [body] }) => Object.assign(body ?? {}, { language: '../x' })],
    ['a path in a target', ({ target }) => Object.assign(target, { 'note:symbol': 'p/../../x#y' })],
    ['HTML', ({ body: [body] }) => Object.assign(body ?? {}, { value: '<img src=x onerror=x>' })],
    [
      'a script link',
      ({ body: [body] }) => Object.assign(body ?? {}, { value: '[x](javascript:x)' }),
    ],
    [
      'a huge body',
      ({ body: [body] }) => Object.assign(body ?? {}, { value: 'x '.repeat(99_999) }),
    ],
    ['a huge quote', ({ target }) => Object.assign(target.selector, { exact: 'x'.repeat(2001) })],
    [
      'a hidden file',
      ({ body: [body] }) => Object.assign(body ?? {}, { 'note:file': 'Surprise.' }),
    ],
    [
      'a layout that says more',
      ({ body: [body] }) =>
        Object.assign(body ?? {}, { 'note:layout': { before: '---\n---\n', after: '\nMore.' } }),
    ],
    ['no quote', ({ target }) => Object.assign(target, { selector: {} })],
    ['a number for a name', ({ creator }) => Object.assign(creator, { name: 7 })],
    ['a review by nobody', (note) => Object.assign(note, { 'note:reviewed': { by: '' } })],
    ['the same note twice', (note, all) => all.first.items.push(note)],
    [
      'a bad one behind a good one',
      (note, all) => all.first.items.push({ ...note, type: 'Event' as 'Annotation' }),
    ],
  ])('refuses %s, and writes nothing', async (_, change) => {
    const root = copyBook('exchange')
    await spoil(root, change)
    rmSync(join(root, 'annotations/p'), { recursive: true })
    const before = readdirSync(root, { recursive: true })
    const answer = await annotate(root, 'import', 'notes.jsonld')
    expect(answer.exitCode).toBe(2)
    expect(answer.error).not.toBe('')
    expect(existsSync(join(root, 'annotations/p'))).toBe(false)
    expect(readdirSync(root, { recursive: true })).toEqual(before)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no collection', '{"type":"Event"}'],
    ['circles of collections', '{"first":{"first":{"first":7}}}'],
    ['a foreign annotation', '[{"type":"Annotation","body":[],"target":"https://example.org"}]'],
    ['deep nesting', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['pages within pages', '{"first":'.repeat(20_000) + '7' + '}'.repeat(20_000)],
  ])('refuses %s', async (_, text) => {
    const root = copyBook('exchange', { 'junk.json': text })
    expect(await annotate(root, 'import', 'junk.json')).toMatchObject({ exitCode: 2, output: '' })
  })

  it('quotes what is wrong on one line, without what would steer a terminal', async () => {
    const root = copyBook('exchange')
    await spoil(root, ({ body: [body] }) => {
      Object.assign(body ?? {}, { language: `x\u001B[2J\n\u202Ey${'z'.repeat(9999)}` })
    })
    const { error = '' } = await annotate(root, 'import', 'notes.jsonld')
    expect(error).toContain('no language `x⟨U+001B⟩[2J ⟨U+202E⟩yzz')
    expect(error.length).toBeLessThan(1000)
  })

  it('reads no more than it has to', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000)
      })(),
    )
    await expect(readLimited(endless, 5000)).rejects.toThrow('more than 5000 bytes')
    await expect(readLimited(Readable.from([Buffer.from([0xff])]), 5000)).rejects.toThrow('UTF-8')
  })

  it('says when a file cannot be read or written', async () => {
    const root = copyBook('exchange')
    expect(await annotate(root, 'import', 'none.json')).toMatchObject({ exitCode: 1 })
    expect(await annotate(root, 'export', '--out', 'no/such/folder.json')).toMatchObject({
      exitCode: 5,
    })
  })
})
