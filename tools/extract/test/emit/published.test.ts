import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type PublishedList, publishedListSchema } from '#schemas/published.ts'
import { type RedirectList, redirectListSchema } from '#schemas/redirect.ts'
import { copyBook, runBook } from '../support/run-book.ts'

const COUNTER = 'ports/p/src/counter.ts'
const LIST = 'src/content/published.json'

/** A book that was published once. */
async function createPublished(name: string): Promise<string> {
  const root = copyBook(name, 'throws/_base')
  expect(await runBook(root)).toMatchObject({ exitCode: 0 })
  return root
}

function edit(root: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(root, file), text.replace(from, to))
}

function readList(root: string): PublishedList['symbols'] {
  return publishedListSchema.parse(JSON.parse(readFileSync(join(root, LIST), 'utf8'))).symbols
}

function readRedirects(root: string): RedirectList['symbols'] {
  const text = readFileSync(join(root, 'src/content/knowledge/redirects.json'), 'utf8')
  return redirectListSchema.parse(JSON.parse(text)).symbols
}

describe('the list of what is published', () => {
  it('has the exported symbols of the book, one on each line', async () => {
    const root = await createPublished('published-list')
    const ids = Object.keys(readList(root))
    expect(ids).toEqual([
      'p/counter#Counter',
      'p/counter#Counter.add',
      'p/counter#Counter.limit',
      'p/counter#Counter.reading',
      'p/counter#Counter.reset',
      'p/counter#Reading',
      'p/counter#Reading.value',
    ])
    const lines = readFileSync(join(root, LIST), 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('p/counter#'))).toHaveLength(ids.length)
  })

  it('lets no symbol go until a redirect says what became of it', async () => {
    const root = await createPublished('published-renamed')
    const before = readList(root)
    edit(root, COUNTER, 'reset(): void', 'clear(): void')
    const { output, exitCode } = await runBook(root)
    expect(exitCode).toBe(3)
    const [line] = /p\/counter#Counter\.reset: p\/counter#Counter\.clear/u.exec(output) ?? []
    expect(readList(root)).toEqual(before)

    writeFileSync(join(root, 'redirects.yaml'), `${line ?? ''}\n`)
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readRedirects(root)).toEqual([
      { from: 'p/counter#Counter.reset', to: 'p/counter#Counter.clear' },
    ])
    expect(readList(root)).not.toHaveProperty(['p/counter#Counter.reset'])
    expect(readList(root)).toHaveProperty(['p/counter#Counter.clear'])
  })

  it('takes no member of another class for the one that was renamed', async () => {
    const root = copyBook('published-twins', 'throws/_base')
    const twin =
      'export class Tally {\n  #value = 0\n\n  reset(): void {\n    this.#value = 0\n  }\n}\n'
    writeFileSync(join(root, COUNTER), `${readFileSync(join(root, COUNTER), 'utf8')}\n${twin}`)
    edit(root, 'ports/p/src/index.ts', 'Counter, type', 'Counter, Tally, type')
    edit(
      root,
      'ports/p/upstream-map.yaml',
      'additions:',
      'additions:\n  p/counter#Tally: A second one.',
    )
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    edit(
      root,
      COUNTER,
      twin,
      twin.replace('reset', 'clear').replace('value = 0\n  }', 'value = 1\n  }'),
    )
    edit(root, COUNTER, 'reset(): void', 'clear(): void')
    const { output } = await runBook(root)
    expect(output).toContain('`p/counter#Counter.reset: p/counter#Counter.clear`')
    expect(output).toContain('`p/counter#Tally.reset: ` and the id of what replaces it')
    expect(output).toContain('nearest: `p/counter#Tally.clear`')
  })

  it('leads from every name a symbol had to the last one, and from what is gone nowhere', async () => {
    const root = await createPublished('published-chain')
    edit(root, COUNTER, 'reset(): void', 'clear(): void')
    const lines = [
      'p/counter#Counter.empty: p/counter#Counter.reset',
      'p/counter#Counter.reset: p/counter#Counter.clear',
      'p/counter#Counter.fill: gone',
    ]
    writeFileSync(join(root, 'redirects.yaml'), lines.join('\n'))
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(readRedirects(root)).toEqual([
      { from: 'p/counter#Counter.empty', to: 'p/counter#Counter.clear' },
      { from: 'p/counter#Counter.reset', to: 'p/counter#Counter.clear' },
    ])
  })

  it('keeps a symbol that is exported no more, for its page is still there', async () => {
    const root = await createPublished('published-hidden')
    const before = Object.keys(readList(root))
    edit(root, 'ports/p/src/index.ts', 'export { Counter, type Reading }', 'export { Counter }')
    expect(await runBook(root)).toMatchObject({ exitCode: 0 })
    expect(Object.keys(readList(root))).toEqual(before)
  })

  it('is checked as pages are', async () => {
    const root = await createPublished('published-stale')
    edit(root, COUNTER, 'add(): void', 'more(): void {}\n  add(): void')
    const { output, exitCode } = await runBook(root, { check: true })
    expect(exitCode).toBe(4)
    expect(output).toContain(`error EXT503 Stale output · ${LIST}`)
    rmSync(join(root, LIST))
    expect(await runBook(root, { check: true })).toMatchObject({ exitCode: 4 })
    expect(existsSync(join(root, LIST))).toBe(false)
  })
})
