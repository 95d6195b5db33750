import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import { runCommandLine } from '../src/command/command-line.ts'
import { copyBook, get, put, readAll, warmUp } from './support/copy-book.ts'
import { annotate, createTestWorld } from './support/run-annotate.ts'

const COUNTER = 'ports/p/src/counter.ts'

function frontOf(text: string): NoteFrontMatter {
  const read = readNoteText(text)
  const front = read.kind === 'read' ? readNoteFront(read.value.yaml) : read
  if (front.kind === 'faults') throw new Error(JSON.stringify(front.faults))
  return front.value.front
}

beforeAll(() => warmUp('new', (root) => annotate(root, 'check')))

describe('annotate new', () => {
  let untouched = ''
  beforeAll(() => {
    untouched = copyBook('new-refused')
  })

  it('writes one file that check finds anchored, with all that a note records', async () => {
    const root = copyBook('new', {})
    const before = readAll(root, 'annotations')
    const made = await annotate(
      root,
      ...['new', 'Counter.add', '--lines', '11', '--kind', 'question', '--body', 'Why not throw?'],
    )
    expect(made.exitCode).toBe(0)
    const path = /^annotations\/p\/(counter-add-[a-z0-9]{7})\.md$/mu.exec(made.output)?.[0] ?? ''
    expect(made.output).toContain(`git add ${path}`)
    const after = readAll(root, 'annotations')
    expect(Object.keys(after)).toHaveLength(Object.keys(before).length + 1)
    const text = get(root, path)
    expect(text.endsWith('---\n\nWhy not throw?\n')).toBe(true)
    expect(frontOf(text)).toEqual({
      target: 'p/counter#Counter.add',
      quote: 'if (this.#value === Infinity) return',
      kind: 'question',
      lang: 'zh',
      author: 'a reader',
      created: '2026-03-04',
      code: frontOf(get(root, 'annotations/p/adds-one.md')).code,
    })
    expect(await annotate(root, 'check', path)).toMatchObject({
      exitCode: 0,
      output: '1 note: 1 anchored; 0 approved\n',
    })
  })

  it('tells a repeated line apart by what is around it, and lists symbols that are alike', async () => {
    const twice = 'export function first(): void {\n  let a = 1\n  go()\n  a = 2\n  go()\n}\n'
    const root = copyBook('new', {
      'ports/p/src/twins.ts': `declare function go(): void\n${twice}${twice.replace('first', 'other')}`,
    })
    const made = await annotate(
      root,
      ...['new', 'ports/p/src/twins.ts:6', '--id', 'second-go', '--body', 'Again.'],
    )
    expect(made).toMatchObject({ exitCode: 0 })
    const front = frontOf(get(root, 'annotations/p/second-go.md'))
    expect(front).toMatchObject({
      target: 'p/twins#first',
      quote: 'go()',
      alike: ['p/twins#other'],
    })
    expect((front.prefix ?? '') + (front.suffix ?? '')).not.toBe('')
  })

  it('takes its words from a file or from standard input, its language from the terminal', async () => {
    const root = copyBook('new')
    writeFileSync(join(root, 'words.txt'), '从文件来。\n')
    const place = ['new', 'Counter.reset', '--quote', 'this.#value = 0']
    expect(await annotate(root, ...place, '--id', 'a', '--body-file', 'words.txt')).toMatchObject({
      exitCode: 0,
    })
    const world = createTestWorld(root, {
      readInput: () => Promise.resolve('From a pipe.'),
      variables: { LANG: 'en_GB.UTF-8' },
    })
    expect(await runCommandLine(world, [...place, '--id', 'b'])).toMatchObject({ exitCode: 0 })
    expect(get(root, 'annotations/p/a.md')).toMatch(/^lang: zh$[^]*从文件来。\n$/mu)
    expect(get(root, 'annotations/p/b.md')).toMatch(/^lang: en$[^]*From a pipe\.\n$/mu)
  })

  it.each<[string, string[], number, string]>([
    ['an unknown symbol', ['new', 'Counter.ad', '--lines', '11'], 1, 'Counter.add'],
    ['letters that begin words', ['new', 'C.reset', '--lines', '11'], 1, 'p/counter#Counter.reset'],
    ['no lines', ['new', 'Counter.add'], 1, '12      this.#value += 1'],
    ['lines elsewhere', ['new', 'Counter.add', '--lines', '30-31'], 1, `${COUNTER}:10-13`],
    ['lines that are none', ['new', 'Counter.add', '--lines', '9-3'], 1, '--lines 93-95'],
    ['an empty line', ['new', 'Counter', '--lines', '8'], 1, 'hold code'],
    ['an import', ['new', 'ports/p/src/index.ts:1', '--body', 'x'], 1, 'No single declaration'],
    ['a quote that is not there', ['new', 'Counter.add', '--quote', 'nope'], 1, 'is not in'],
    ['a quote that is there twice', ['new', 'Counter', '--quote', 'limit'], 1, '--lines'],
    ['an unknown file', ['new', 'src/none.ts:1'], 1, 'no file of a port'],
    ['lines beyond a file', ['new', `${COUNTER}:900`], 1, 'It has 41 lines'],
    ['an unknown port', ['new', 'Counter', '--port', 'queue'], 1, 'It has p'],
    ['an unknown language', ['new', 'Counter', '--lines', '10', '--lang', 'fr'], 1, 'zh, en'],
    ['a bad id', ['new', 'Counter', '--lines', '10', '--id', '../x'], 1, 'joined by "-"'],
    ['a taken id', ['new', 'Counter', '--lines', '10', '--id', 'adds-one'], 1, 'exists already'],
    ['no words', ['new', 'Counter.add', '--lines', '11'].concat('--body', ''), 2, 'says nothing'],
    ['HTML', ['new', 'Counter.add', '--lines', '11', '--body', '<b>x</b>'], 2, 'backticks'],
    ['a dead link', ['new', 'Counter.add', '--lines', '11', '--body', '[x](/no/)'], 2, '/no/'],
    [
      'two bodies',
      ['new', 'Counter.add', '--lines', '11', '--body', 'x', '--body-file', 'y'],
      1,
      'exclude',
    ],
    ['no such body', ['new', 'Counter.add', '--lines', '11', '--body-file', 'y'], 1, 'ENOENT'],
  ])('refuses %s and writes nothing', async (_, args, exitCode, part) => {
    const root = untouched
    const before = readAll(root, 'annotations')
    const answer = await annotate(root, ...args)
    expect(answer.exitCode).toBe(exitCode)
    expect(answer.output).toBe('')
    expect(answer.error).toContain(part)
    expect(readAll(root, 'annotations')).toEqual(before)
    expect(existsSync(join(root, '.cache/annotate'))).toBe(false)
  })

  it('refuses when nobody knows whose note it is, and when there is no book', async () => {
    const root = copyBook('new')
    const world = createTestWorld(root, { findAuthor: () => undefined })
    const args = ['new', 'Counter.add', '--lines', '11', '--body', 'x']
    expect((await runCommandLine(world, args)).error).toContain('--author')
    expect(await annotate(root, '--book', 'nowhere/at/all', ...args)).toMatchObject({ exitCode: 1 })
  })

  it('says what is wrong with a book whose code cannot be read', async () => {
    const root = copyBook('new')
    put(root, COUNTER, 'export class {')
    const answer = await annotate(root, 'new', 'Counter.add', '--lines', '11', '--body', 'x')
    expect(answer.exitCode).toBe(2)
    expect(answer.error).toContain(`${COUNTER}:1`)
  })
})
