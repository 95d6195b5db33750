import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createEnv } from '../../src/create-env.ts'
import type { Env } from '../../src/env.ts'
import { loadConfig } from '../../src/load/config.ts'
import { createDiskFileSystem } from '../../src/load/disk-file-system.ts'
import { openTrees } from '../../src/load/kept-trees.ts'
import { load, type Sources } from '../../src/load/load.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { copyBook } from '../support/run-book.ts'
import { createTestEnv } from '../support/test-env.ts'

function copyTour(name: string): string {
  const root = copyBook(`kept-${name}`, 'throws/_base', 'books/tour')
  // The tour's own home page stands in another file.
  rmSync(join(root, 'chapters/en/index.md'))
  return root
}

/** Loads the book at `root`; `done` is what was run or parsed for it. */
async function loadBook(root: string): Promise<{ sources: Sources; done: string[]; env: Env }> {
  const done: string[] = []
  const log = { progress: (what: string) => void done.push(what), timing: () => undefined }
  const env = createEnv(createDiskFileSystem(root), performance, log)
  const book = await loadConfig('book.config.ts', env)
  if (!book) throw new Error('the fixture has no configuration')
  return { sources: await load(book, env), done, env }
}

function edit(root: string, file: string, from: string, to: string): void {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

const CHART = 'load: ports/p/charts/counting.ts'
const VECTORS = 'load: ports/p/vectors/count.json'

describe('charts and vectors', () => {
  it('are worked on again only when something they come from changed', async () => {
    const root = copyTour('work')
    const first = await loadBook(root)
    expect(first.done.sort()).toEqual([CHART, VECTORS])
    const second = await loadBook(root)
    expect(second.done).toEqual([])
    expect(second.sources.charts).toEqual(first.sources.charts)
    expect(second.sources.ports[0]?.parity).toEqual(first.sources.ports[0]?.parity)
    edit(root, 'ports/p/src/counter.ts', '+= 1', '+= 2')
    expect((await loadBook(root)).done).toEqual([CHART])
    edit(root, 'ports/p/vectors/count.json', '[[0]]', '[[7]]')
    expect((await loadBook(root)).done).toEqual([VECTORS])
    edit(root, 'ports/p/PORT.md', 'DV-1', 'DV-3')
    const last = await loadBook(root)
    expect(last.done).toEqual([VECTORS])
    expect(last.env.problems.map(({ code }) => code)).toEqual(['EXT122'])
    expect((await loadBook(root)).env.problems).toEqual(last.env.problems)
  })

  it('are worked on again when what was kept was tampered with', async () => {
    const root = copyTour('tampered')
    const { sources } = await loadBook(root)
    edit(root, '.cache/extract/charts.json', '40', '41')
    const again = await loadBook(root)
    expect(again.done).toEqual([CHART])
    expect(again.sources.charts).toEqual(sources.charts)
  })

  it('draw what the port computes', async () => {
    const root = copyTour('computed')
    const before = (await loadBook(root)).sources.charts[0]?.table.rows.at(-1)
    edit(root, 'ports/p/src/counter.ts', '+= 1', '+= 2')
    const after = (await loadBook(root)).sources.charts[0]?.table.rows.at(-1)
    expect([before, after]).toEqual([
      ['40', '40 ms'],
      ['40', '80 ms'],
    ])
  })

  it('count what a port replays', async () => {
    const root = copyTour('counted')
    const { sources } = await loadBook(root)
    expect(sources.ports[0]?.parity).toMatchObject({
      recordings: 20,
      mutants: 1,
      suites: [
        {
          suite: 'count',
          scenarios: 3,
          observations: 3,
          scheduled: 1,
          deviating: [{ scenario: 'K-2', deviations: ['DV-1'] }],
          notReplayed: [
            {
              scenario: 'K-3',
              deviation: 'DV-2',
              reason: { zh: '这里没有文件', en: 'no files here' },
            },
          ],
        },
      ],
    })
  })
})

describe('parsed Markdown', () => {
  const source = '# A [heading] {#a}\n\n| a | b |\n|:-|--|\n| `x` | **y**[^n] |\n\n[^n]: 注'

  it('is what the parser says, and not parsed again', () => {
    const env = createTestEnv()
    const first = openTrees('trees', env)
    expect(first.parse(source)).toEqual(parseMarkdown(source))
    first.save()
    const later = openTrees('trees', env)
    expect(later.parse(source)).toStrictEqual(first.parse(source))
    later.save()
    expect(env.fs.list('.cache/extract').map(({ path }) => path)).toEqual([
      '.cache/extract/trees.json',
    ])
  })

  it('stays as it was, whatever is done to the tree that was given out', () => {
    const env = createTestEnv()
    const first = openTrees('trees', env)
    first.parse(source).children = []
    first.save()
    openTrees('trees', env).parse(source).children = []
    expect(openTrees('trees', env).parse(source)).toEqual(parseMarkdown(source))
  })
})
