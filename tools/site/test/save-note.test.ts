import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renderNoteFile } from '#authored/note-file.ts'
import { type NoteFrontMatter, noteFrontMatterSchema } from '#schemas/annotation.ts'
import { bookConfigSchema } from '#schemas/book.ts'
import { saveNote } from '../src/save-note.ts'
import { noteDisk, type NoteDisk } from '../src/save-note-disk.ts'
import { checkSender, type SenderFacts } from '../src/save-note-sender.ts'

const book = bookConfigSchema.parse({
  title: { en: 'Bread' },
  description: { en: 'Bread.' },
  locales: [{ code: 'en', lang: 'en', label: 'English' }],
  parts: [{ id: 'plan', title: { en: 'The plan' } }],
  ports: [
    { name: 'oven', path: 'oven' },
    { name: 'mixer', path: 'mixer' },
  ],
  site: 'https://bread.example',
  license: { name: 'CC0-1.0', url: 'https://example.org/license' },
})
const front = noteFrontMatterSchema.parse({
  target: 'oven/baking-day#BakingDay',
  quote: 'time -= step.takes',
  kind: 'note',
  lang: 'en',
  author: 'a baker',
  created: '2026-11-22',
  code: 'a'.repeat(64),
})
const noteText = (more: Partial<NoteFrontMatter> = {}, body = 'A long, cold rise.'): string =>
  renderNoteFile({ ...front, ...more }, body)

let home = ''
let root = ''

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'save-'))
  root = path.join(home, 'book')
  mkdirSync(path.join(root, 'annotations'), { recursive: true })
})

afterEach(() => {
  rmSync(home, { recursive: true })
})

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const save = (order: object, disk: NoteDisk = noteDisk): ReturnType<typeof saveNote> =>
  saveNote(
    encode({ port: 'oven', id: 'cold-rise', text: noteText(), ...order }),
    { book, root },
    disk,
  )
/** Every file below the test's folder, links among them. */
const written = (): string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)))
    .sort()

describe('who may save a note', () => {
  const token = 'right'
  const served: SenderFacts = {
    method: 'POST',
    remoteAddress: '127.0.0.1',
    localPort: 4321,
    headers: {
      host: '127.0.0.1:4321',
      origin: 'http://127.0.0.1:4321',
      'content-type': 'application/json',
      'x-annotate-token': token,
    },
  }
  const withHeaders = (headers: SenderFacts['headers']): SenderFacts => ({
    ...served,
    headers: { ...served.headers, ...headers },
  })

  it.each([
    ['', served],
    ['by name', withHeaders({ host: 'localhost:4321', origin: 'http://localhost:4321' })],
    ['by IPv6', withHeaders({ host: '[::1]:4321', origin: 'http://[::1]:4321' })],
    ['connected by IPv6', { ...served, remoteAddress: '::ffff:127.0.0.1' }],
    ['whose browser says so', withHeaders({ 'sec-fetch-site': 'same-origin' })],
    [
      'that says how it is written',
      withHeaders({ 'content-type': 'application/json; charset=UTF-8' }),
    ],
  ])('a page of this server %s', (_, facts) => {
    expect(checkSender(facts, token)).toBeUndefined()
  })

  it.each<[string, SenderFacts, number, string]>([
    ['reading', { ...served, method: 'GET' }, 405, 'method'],
    ['a preflight', { ...served, method: 'OPTIONS' }, 405, 'method'],
    ['another machine', { ...served, remoteAddress: '192.168.1.9' }, 403, 'remote'],
    ['nobody', { ...served, remoteAddress: undefined }, 403, 'remote'],
    [
      'a name somebody pointed here',
      withHeaders({ host: 'evil.example:4321', origin: 'http://evil.example:4321' }),
      403,
      'host',
    ],
    [
      'a name that begins like ours',
      withHeaders({ host: '127.0.0.1.evil.example:4321' }),
      403,
      'host',
    ],
    ['another port', withHeaders({ host: '127.0.0.1:80' }), 403, 'host'],
    ['no host', withHeaders({ host: undefined }), 403, 'host'],
    ['no origin', withHeaders({ origin: undefined }), 403, 'origin'],
    ['a hidden origin', withHeaders({ origin: 'null' }), 403, 'origin'],
    ['another site', withHeaders({ origin: 'https://evil.example' }), 403, 'origin'],
    ['another server here', withHeaders({ origin: 'http://127.0.0.1:3000' }), 403, 'origin'],
    ['ours by another name', withHeaders({ origin: 'http://localhost:4321' }), 403, 'origin'],
    ['https', withHeaders({ origin: 'https://127.0.0.1:4321' }), 403, 'origin'],
    ['a browser that knows better', withHeaders({ 'sec-fetch-site': 'cross-site' }), 403, 'origin'],
    ['the same site only', withHeaders({ 'sec-fetch-site': 'same-site' }), 403, 'origin'],
    ['no token', withHeaders({ 'x-annotate-token': undefined }), 403, 'token'],
    ['an empty token', withHeaders({ 'x-annotate-token': '' }), 403, 'token'],
    ['a wrong token', withHeaders({ 'x-annotate-token': 'wrong' }), 403, 'token'],
    ['half a token', withHeaders({ 'x-annotate-token': token.slice(1) }), 403, 'token'],
    ['two tokens', withHeaders({ 'x-annotate-token': [token, token] }), 403, 'token'],
    ['a form', withHeaders({ 'content-type': 'text/plain' }), 415, 'type'],
    ['nothing in particular', withHeaders({ 'content-type': undefined }), 415, 'type'],
  ])('not %s', (_, facts, status, error) => {
    expect(checkSender(facts, token)).toEqual({ status, body: { error } })
  })
})

describe('a note', () => {
  it('becomes a new file in the folder of its port', () => {
    expect(save({})).toEqual({ status: 201, body: { path: 'annotations/oven/cold-rise.md' } })
    expect(written()).toEqual(['book/annotations/oven/cold-rise.md'])
    expect(readFileSync(path.join(home, 'book/annotations/oven/cold-rise.md'), 'utf8')).toBe(
      noteText(),
    )
  })

  it('never replaces another one, whichever port that is of', () => {
    expect(save({}).status).toBe(201)
    const other = { text: noteText({}, 'Something else.') }
    expect(save(other)).toEqual({ status: 409, body: { error: 'exists' } })
    const target = noteFrontMatterSchema.shape.target.parse('mixer/bowl#Bowl')
    expect(save({ port: 'mixer', text: noteText({ target }) }).status).toBe(409)
    expect(readFileSync(path.join(home, written()[0] ?? ''), 'utf8')).toBe(noteText())
  })

  it('is not written through a link that leads nowhere yet', () => {
    mkdirSync(path.join(root, 'annotations/oven'))
    symlinkSync(path.join(home, 'elsewhere.md'), path.join(root, 'annotations/oven/cold-rise.md'))
    expect(save({}).status).toBe(409)
    expect(written()).toEqual(['book/annotations/oven/cold-rise.md'])
  })

  it.each(['annotations', 'annotations/oven'])('is not written where %s is a link', (folder) => {
    const outside = path.join(home, 'outside')
    mkdirSync(path.join(outside, 'oven'), { recursive: true })
    rmSync(path.join(root, folder), { recursive: true, force: true })
    symlinkSync(outside, path.join(root, folder))
    expect(save({})).toEqual({ status: 403, body: { error: 'outside' } })
    expect(written()).toEqual([`book/${folder}`])
  })

  it('is not written where a file stands for the folder, or the book asks for one outside', () => {
    writeFileSync(path.join(root, 'annotations/oven'), '')
    expect(save({}).status).toBe(403)
    const target = noteFrontMatterSchema.shape.target.parse('mixer/bowl#Bowl')
    const order = encode({ port: 'mixer', id: 'a', text: noteText({ target }) })
    expect(saveNote(order, { book: { ...book, annotations: './notes/' }, root }, noteDisk)).toEqual(
      {
        status: 201,
        body: { path: 'notes/mixer/a.md' },
      },
    )
    for (const annotations of ['../notes', 'a/../..', '..'])
      expect(saveNote(order, { book: { ...book, annotations }, root }, noteDisk).status).toBe(403)
    expect(written()).toEqual(['book/annotations/oven', 'book/notes/mixer/a.md'])
  })

  it('leaves nothing behind when the disk fails half-way', () => {
    const broken: NoteDisk = {
      ...noteDisk,
      create: (file, text) => noteDisk.create(path.join(file, 'missing', 'x.md'), text),
    }
    expect(() => save({}, broken)).toThrow('ENOENT')
    expect(written()).toEqual([])
  })

  it.each([
    ['the folder above', { id: '../x' }],
    ['the folder above, from within', { id: 'a/../../x' }],
    ['an absolute path', { id: '/tmp/x' }],
    ['a path on Windows', { id: 'C:\\x' }],
    ['a hidden end', { id: 'x\0y' }],
    ['no name', { id: '' }],
    ['a language', { id: 'x.en' }],
    ['a name no disk takes', { id: 'x'.repeat(81) }],
    ['a device of Windows', { id: 'con' }],
    ['the folder above as port', { port: '..' }],
    ['a path as port', { port: 'oven/../../x' }],
    ['a port of another book', { port: 'workqueue' }],
    ['more than is asked for', { path: '/tmp/x' }],
    ['a text that is none', { text: ['a'] }],
    ['half a character', { text: noteText({}, 'a \ud800 b') }],
  ])('is not saved under %s', (_, order) => {
    expect(save(order).status).toBe(400)
    expect(written()).toEqual([])
  })

  it.each(['', 'null', '[]', '{"port":', '{"port":"oven"}', '{"__proto__":{"port":"oven"}}'])(
    'is not read out of %j',
    (body) => {
      const reply = saveNote(new TextEncoder().encode(body), { book, root }, noteDisk)
      expect(reply.status).toBe(400)
      expect(written()).toEqual([])
    },
  )

  it('is not read out of bytes that are no text', () => {
    const bytes = Buffer.concat([encode({ port: 'oven' }), Buffer.from([0xff])])
    expect(saveNote(bytes, { book, root }, noteDisk).status).toBe(400)
  })

  it.each([
    ['HTML', { text: noteText({}, '<script>alert(1)</script>') }, 'html'],
    ['a link that runs', { text: noteText({}, '[a](javascript:alert)') }, 'link'],
    ['no body', { text: noteText({}, '') }, 'empty'],
    ['no front matter', { text: 'Just text.\n' }, 'frontMatterMissing'],
    ['line ends of Windows', { text: noteText().replaceAll('\n', '\r\n') }, 'invisible'],
    ['a note as large as a book', { text: noteText({}, 'word '.repeat(20_000)) }, 'tooLarge'],
    ['a field nobody knows', { text: noteText().replace('kind:', 'colour: red\nkind:') }, 'field'],
    ['a target of another port', { port: 'mixer' }, 'field'],
    ['a target outside', { text: noteText().replace('/baking-day', '/../baking-day') }, 'field'],
    ['a coded target', { text: noteText().replace('/baking-day', '/%2e%2e') }, 'field'],
    [
      'a symbol of another port that is alike',
      { text: noteText().replace('\nquote:', '\nalike: [mixer/bowl#Bowl]\nquote:') },
      'field',
    ],
    ['a language the book is not in', { text: noteText({ lang: 'fr' }) }, 'field'],
    [
      'a review nobody made',
      { text: noteText({ reviewed: { by: 'me', note: front.code, code: front.code } }) },
      'field',
    ],
  ])('is told what is wrong with it: %s', (_, order, kind) => {
    const reply = save(order)
    expect(reply.status).toBe(422)
    expect(reply.body['faults']).toContainEqual(expect.objectContaining({ kind }))
    expect(written()).toEqual([])
  })
})
