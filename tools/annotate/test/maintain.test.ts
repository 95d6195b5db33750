import { styleText } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCommandLine } from '../src/command/command-line.ts'
import { copyBook, edit, get, put, warmUp } from './support/copy-book.ts'
import { createPerson, KEY } from './support/create-person.ts'
import { annotate, createTestWorld } from './support/run-annotate.ts'

const COUNTER = 'ports/p/src/counter.ts'
const NOTE = 'annotations/p/adds-one.md'
const LINE = '    this.#value += 1\n'

/** The note with comments and an order of its own, which nothing may disturb. */
function decorate(root: string): void {
  const code = /^code: .*$/mu.exec(get(root, NOTE))?.[0] ?? ''
  put(
    root,
    NOTE,
    `---\r\nkind: "note" # our own quotes\r\n# where\r\ntarget: 'p/counter#Counter.add' # here\r\nquote: this.#value += 1\r\n${code}\r\nlang: en\r\nauthor: someone\r\ncreated: 2026-01-02\r\n---\r\n\r\nOne, and never two.\r\n`,
  )
}

beforeAll(() => warmUp('maintain', (root) => annotate(root, 'check')))

describe('annotate approve', () => {
  it('binds a review to the note and the code, and touches nothing else', async () => {
    const root = copyBook('maintain')
    decorate(root)
    const before = get(root, NOTE)
    const answer = await annotate(
      root,
      'approve',
      'adds-one',
      '--by',
      'a maintainer',
      '--i-read-it',
    )
    expect(answer).toMatchObject({ exitCode: 0, output: 'adds-one approved by a maintainer\n' })
    const after = get(root, NOTE)
    const review = /reviewed:\r\n {2}by: a maintainer\r\n {2}note: \w{64}\r\n {2}code: \w{64}\r\n/u
    expect(after).toMatch(review)
    expect(after.replace(review, '')).toBe(before)
    expect((await annotate(root, 'list', '--review', 'approved')).output).toContain('adds-one')
    expect((await annotate(root, 'approve', NOTE, '--i-read-it')).output).toBe(
      'adds-one is approved already\n',
    )
    edit(root, NOTE, 'never two', 'never three')
    expect((await annotate(root, 'show', 'adds-one')).output).toContain('counts as unreviewed')
  })

  it('shows the note and what changed, and asks', async () => {
    const root = copyBook('maintain')
    edit(root, COUNTER, '=== Infinity) return', '>= Infinity) return')
    const before = get(root, NOTE)
    const no = createPerson(['Does the note hold', ['n']])
    const refused = createTestWorld(root, { terminal: no.terminal })
    expect(await runCommandLine(refused, ['approve', 'adds-one'])).toMatchObject({ exitCode: 0 })
    expect(no.seen()).toContain('One, and never two.')
    expect(no.seen()).toContain('12 ▌    this.#value += 1')
    expect(get(root, NOTE)).toBe(before)
    const gone = createPerson(['Does the note hold', [KEY.interrupt]])
    const cancelled = createTestWorld(root, { terminal: gone.terminal })
    expect(await runCommandLine(cancelled, ['approve', 'adds-one'])).toMatchObject({
      exitCode: 130,
    })
    const yes = createPerson(['Does the note hold', ['y']])
    const world = createTestWorld(root, { terminal: yes.terminal })
    expect(await runCommandLine(world, ['approve', 'adds-one'])).toMatchObject({
      exitCode: 0,
      output: 'adds-one approved by a reader\n',
    })
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 0 })
  })

  it('moves a moved note first', async () => {
    const root = copyBook('maintain')
    edit(root, COUNTER, '  add(): void {', '  increase(): void {')
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 11 })
    await annotate(root, 'approve', 'adds-one', '--i-read-it')
    expect(get(root, NOTE)).toContain('target: p/counter#Counter.increase\n')
    expect((await annotate(root, 'check')).output).toBe('1 note: 1 anchored; 1 approved\n')
  })

  it('approves all or none: not when one is withheld, malformed or unknown', async () => {
    const root = copyBook('maintain')
    put(root, 'annotations/p/other.md', get(root, NOTE).replace('#value += 1', '#value += 9'))
    put(root, 'annotations/p/bad.md', get(root, NOTE).replace('kind: note', 'kind: rant'))
    const before = get(root, NOTE)
    for (const [other, code] of [
      ['other', 1],
      ['bad', 2],
      ['none', 1],
    ] as const)
      expect(await annotate(root, 'approve', 'adds-one', other, '--i-read-it')).toMatchObject({
        exitCode: code,
      })
    expect(await annotate(root, 'approve', 'adds-one')).toMatchObject({ exitCode: 1 })
    const nobody = createTestWorld(root, { findAuthor: () => undefined })
    expect(await runCommandLine(nobody, ['approve', 'adds-one', '--i-read-it'])).toMatchObject({
      exitCode: 1,
    })
    expect(get(root, NOTE)).toBe(before)
  })
})

describe('annotate move', () => {
  it('takes a note to where its quote is, and leaves its file as it is otherwise', async () => {
    const root = copyBook('maintain')
    decorate(root)
    edit(root, COUNTER, LINE, '    this.step()\n')
    edit(root, COUNTER, '  get reading()', `  step(): void {\n${LINE}  }\n\n  get reading()`)
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 13 })
    const before = get(root, NOTE)
    const answer = await annotate(root, 'move', 'adds-one', 'Counter.step')
    expect(answer).toMatchObject({ exitCode: 0 })
    expect(answer.output).toContain('p/counter#Counter.add → p/counter#Counter.step')
    const after = get(root, NOTE).split('\r\n')
    const changed = before.split('\r\n').filter((line) => !after.includes(line))
    expect(changed.map((line) => line.split(':')[0])).toEqual(['target', 'code'])
    expect(after).toContain('target: p/counter#Counter.step # here')
    expect(after).toHaveLength(before.split('\r\n').length)
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 0 })
  })

  it('takes another piece when it is told, and says so of the review', async () => {
    const root = copyBook('maintain')
    await annotate(root, 'approve', 'adds-one', '--i-read-it')
    edit(root, COUNTER, LINE, LINE + LINE)
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 12 })
    const answer = await annotate(root, 'move', 'adds-one', 'Counter.add', '--lines', '13')
    expect(answer.output).toContain('npm run annotate -- approve adds-one')
    expect(get(root, NOTE)).toMatch(/^(?:prefix|suffix): /mu)
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 0 })
    expect((await annotate(root, 'show', 'adds-one')).output).toContain('13 ▌    this.#value += 1')
  })

  it.each([
    ['the quote is not there', ['Counter.reset']],
    ['the quote is there twice', ['Counter', '--quote', 'limit']],
    ['the symbol is unknown', ['Counter.rest']],
    ['the lines are elsewhere', ['Counter.reset', '--lines', '11']],
  ])('refuses when %s', async (_, args) => {
    const root = copyBook('maintain')
    const before = get(root, NOTE)
    expect(await annotate(root, 'move', 'adds-one', ...args)).toMatchObject({ exitCode: 1 })
    expect(get(root, NOTE)).toBe(before)
  })
})

describe('annotate refresh', () => {
  it('records what the code decides, and nothing a reader sees', async () => {
    const root = copyBook('maintain')
    const fresh = get(root, NOTE)
    edit(root, NOTE, 'kind: note\n', 'prefix: ) return\nkind: note\n')
    expect((await annotate(root, 'refresh')).output).toBe(`${NOTE}\n1 looked at, 1 written\n`)
    expect(get(root, NOTE)).toBe(fresh)
    edit(root, COUNTER, '  add(): void {', '  increase(): void {')
    expect((await annotate(root, 'refresh')).output).toBe('0 looked at, 0 written\n')
    expect((await annotate(root, 'refresh', 'adds-one')).error).toContain('--moved')
    expect(await annotate(root, 'refresh', '--moved')).toMatchObject({ exitCode: 0 })
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 0 })
    edit(root, COUNTER, LINE, '')
    expect(await annotate(root, 'refresh', 'adds-one', '--moved')).toMatchObject({ exitCode: 1 })
  })

  it('leaves the words a review was made on', async () => {
    const root = copyBook('maintain')
    edit(root, NOTE, 'kind: note\n', 'prefix: ) return\nkind: note\n')
    await annotate(root, 'approve', 'adds-one', '--i-read-it')
    const before = get(root, NOTE)
    expect((await annotate(root, 'refresh')).output).toBe('1 looked at, 0 written\n')
    expect(get(root, NOTE)).toBe(before)
  })
})

describe('annotate list and show', () => {
  it('groups and narrows', async () => {
    const root = copyBook('maintain', {
      'annotations/p/adds-one.zh.md': '只加一。\n',
    })
    put(root, 'annotations/p/asked.md', get(root, NOTE).replace('kind: note', 'kind: question'))
    for (const [by, group] of [
      ['author', 'someone (2)'],
      ['symbol', 'p/counter#Counter.add (2)'],
      ['state', 'anchored (2)'],
      ['kind', 'question (1)'],
      ['port', 'p (2)'],
      ['lang', 'zh (1)'],
      ['review', 'not reviewed (2)'],
    ] as const)
      expect((await annotate(root, 'list', '--by', by)).output).toContain(`${group}\n`)
    const json = await annotate(root, 'list', '--format', 'json', '--kind', 'question')
    expect(JSON.parse(json.output)).toMatchObject([{ id: 'asked', kind: 'question' }])
    expect(
      (await annotate(root, 'list', '--symbol', 'Counter.add', '--lang', 'zh')).output,
    ).toMatch(/^adds-one +note +anchored +not reviewed +en\+zh +ports\/p\/src\/counter\.ts:12\n$/u)
    expect((await annotate(root, 'list', '--author', 'nobody')).output).toBe('No notes.\n')
    for (const [flag, known] of [
      ['--state', 'orphaned'],
      ['--kind', 'pitfall'],
      ['--review', 'expired'],
      ['--port', 'It has p.'],
      ['--lang', 'It has zh, en.'],
    ] as const) {
      const refused = await annotate(root, 'list', flag, 'nonsense')
      expect(refused.exitCode).toBe(1)
      expect(refused.error).toContain(known)
    }
  })

  it('shows a note in all its languages, and a lost one with what it was on', async () => {
    const root = copyBook('maintain', { 'annotations/p/adds-one.zh.md': '只加一。\n' })
    const { output } = await annotate(root, 'show', 'annotations/p/adds-one.zh.md')
    expect(output).toContain('12 ▌    this.#value += 1\n13    }')
    expect(output).toMatch(/One, and never two\.[^]*只加一。/u)
    expect(output).toContain('https://example.org/en/source/p/counter/#note-adds-one')
    edit(root, COUNTER, LINE, '    this.#value++\n')
    const lost = await annotate(root, 'show', 'adds-one')
    expect(lost.output).toContain('shown nowhere')
    expect(lost.output).toContain('It was written on\n  this.#value += 1')
  })

  it('shows old code beside new, and what to do', async () => {
    const root = copyBook('maintain')
    put(root, 'annotations/p/other.md', get(root, NOTE))
    const code = /^code: (.*)$/mu.exec(get(root, NOTE))?.[1]
    const text = `add(): void {\n  if (this.#value < 9) return\n${LINE}}`
    const kept = {
      schemaVersion: 1,
      declarations: [{ symbol: 'p/counter#Counter.add', code, text }],
    }
    put(root, 'src/content/noted-code.json', JSON.stringify(kept))
    edit(root, COUNTER, '=== Infinity) return', '>= Infinity) return')
    const { output } = await annotate(root, 'show', 'adds-one', 'other')
    expect(output).toContain('-  if (this.#value < 9) return')
    expect(output).toMatch(/^\+.*>= Infinity\) return$/mu)
    expect(output).toContain('it still holds: npm run annotate -- approve adds-one\n')
    expect(output).toContain('annotations/p/other.md')
  })

  it('colours code for a terminal, and only there', async () => {
    const root = copyBook('maintain')
    const plain = createTestWorld(root)
    const coloured = { ...plain, terminal: { ...plain.terminal, hasColor: true } }
    const { output } = await runCommandLine(coloured, ['show', 'adds-one'])
    expect(output).toContain(`${styleText('magenta', 'this', { validateStream: false })}.#value`)
    expect((await runCommandLine(plain, ['show', 'adds-one'])).output).not.toContain('\u001B')
  })
})
