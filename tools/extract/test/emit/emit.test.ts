import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookConfigSchema } from '#schemas/book.ts'
import { emit } from '../../src/emit/emit.ts'
import { renderJson } from '../../src/emit/output.ts'
import type { Woven } from '../../src/weave/woven.ts'
import { createTestEnv, codes } from '../support/test-env.ts'
import { copyBook, runBook } from '../support/run-book.ts'

const book = bookConfigSchema.parse({
  title: { en: 'T' },
  description: { en: 'D' },
  locales: [{ code: 'en', lang: 'en', label: 'English' }],
  parts: [{ id: 'p', title: { en: 'P' } }],
  ports: [{ name: 'p', path: 'ports/p' }],
  site: 'https://example.org',
  license: { name: 'L', url: 'https://example.org' },
})
const STAMP = '{/* Generated from chapters/en/a.md by tools/extract. Do not edit. */}'
const woven: Woven = {
  book,
  pages: [],
  documents: [{ kind: 'terms', path: 'knowledge/terms.json', value: { terms: {} } }],
}

describe('emit', () => {
  it('writes the same bytes twice, and the second time nothing', async () => {
    const root = copyBook('emit-twice', 'throws/_base')
    const first = await runBook(root)
    expect(first.output).toContain('13 written, 0 removed')
    const page = join(root, 'src/content/docs/index.mdx')
    const before = { text: readFileSync(page, 'utf8'), time: statSync(page).mtimeMs }
    expect((await runBook(root)).output).toContain('0 written, 0 removed')
    expect({ text: readFileSync(page, 'utf8'), time: statSync(page).mtimeMs }).toEqual(before)
    const other = copyBook('emit-elsewhere', 'throws/_base')
    await runBook(other)
    expect(readFileSync(join(other, 'src/content/docs/index.mdx'), 'utf8')).toBe(before.text)
  })

  it('removes what it once wrote and would not any more, and touches no other folder', () => {
    const env = createTestEnv({
      'src/content/docs/old.mdx': `---\ntitle: Old\n---\n\n${STAMP}\n`,
      'src/content/knowledge/notes/old.json': '{}',
      'src/content/i18n/en.json': '{}',
      'src/pages/index.astro': '',
    })
    expect(emit(woven, env)).toMatchObject({
      written: ['src/content/knowledge/terms.json'],
      removed: ['src/content/docs/old.mdx', 'src/content/knowledge/notes/old.json'],
    })
    expect([...env.fs.files.keys()].sort()).toEqual([
      'src/content/i18n/en.json',
      'src/content/knowledge/terms.json',
      'src/pages/index.astro',
    ])
  })

  it('writes nothing beside a page that it did not write', () => {
    const env = createTestEnv({ 'src/content/docs/mine.mdx': 'Mine.' })
    expect(emit(woven, env).written).toEqual([])
    expect(codes(env)).toEqual(['EXT502'])
    expect(env.fs.files.size).toBe(1)
  })

  it('refuses to write what the site could not read', () => {
    const env = createTestEnv()
    const broken = { terms: { item: { names: 'item' } } } as unknown as { terms: object }
    const documents = [{ ...woven.documents[0], value: broken }] as Woven['documents']
    emit({ ...woven, documents }, env)
    expect(codes(env)).toContain('EXT500')
    expect(env.fs.files.size).toBe(0)
  })

  it('reports a disk that refuses, and leaves what was there', () => {
    const env = createTestEnv({ 'src/content/knowledge/terms.json': 'old' })
    const full = {
      ...env,
      fs: {
        ...env.fs,
        write: () => {
          throw new Error('ENOSPC: no space left on device')
        },
      },
    }
    emit(woven, full)
    expect(env.problems).toMatchObject([
      { code: 'EXT501', message: 'Nothing could be written: ENOSPC: no space left on device' },
    ])
    expect(env.fs.files.get('src/content/knowledge/terms.json')).toBe('old')
  })

  it('does not follow a link out of the book', async () => {
    const root = copyBook('emit-link', 'throws/_base')
    const outside = copyBook('emit-link-target')
    mkdirSync(join(root, 'src'))
    const { symlinkSync } = await import('node:fs')
    symlinkSync(outside, join(root, 'src/content'))
    const { exitCode, output } = await runBook(root)
    expect(exitCode).toBe(5)
    expect(output).toContain('outside the book')
    expect(existsSync(join(outside, 'docs'))).toBe(false)
  })

  it('sorts keys, so that equal values are equal bytes', () => {
    expect(renderJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}')
  })

  it('says so when a source may not be read', async () => {
    const root = copyBook('emit-unreadable', 'throws/_base')
    const note = join(root, 'annotations/p/adds-one.md')
    writeFileSync(note, readFileSync(note))
    chmodSync(note, 0)
    const { output } = await runBook(root)
    // Root reads everything; the twin in memory covers the rest of us.
    if (process.getuid?.() !== 0) expect(output).toContain('EXT003')
    const env = createTestEnv({ 'a.md': { kind: 'unreadable', reason: 'EACCES' } })
    const { readSource } = await import('../../src/load/read-source.ts')
    expect(readSource(env, 'a.md')).toBeUndefined()
    expect(env.problems).toMatchObject([{ code: 'EXT003', file: 'a.md' }])
  })
})
