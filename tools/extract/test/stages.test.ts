import { existsSync, readdirSync, rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { mdxToJs } from 'satteri'
import { describe, expect, it } from 'vitest'
import { resolveAnchors } from '../src/anchor/resolve-anchors.ts'
import type { Anchors } from '../src/anchor/anchored.ts'
import { createEnv } from '../src/create-env.ts'
import { renderOutput } from '../src/emit/output.ts'
import type { Env } from '../src/env.ts'
import { buildIndex } from '../src/index/build-index.ts'
import { loadConfig } from '../src/load/config.ts'
import { createDiskFileSystem } from '../src/load/disk-file-system.ts'
import { load } from '../src/load/load.ts'
import { weave } from '../src/weave/weave.ts'
import { copyBook } from './support/run-book.ts'

const BOOKS = join(import.meta.dirname, 'fixtures/books')
const RESULTS = join(import.meta.dirname, 'results')

/** Lays a fixture book over the base of the bad-input cases, and runs it up to anchor. */
async function anchorBook(name: string): Promise<{ anchors: Anchors; env: Env }> {
  const root = copyBook(`stages-${name}`, 'throws/_base', `books/${name}`)
  const moved = join(root, 'chapters/en/home.md')
  if (existsSync(moved)) rmSync(join(root, 'chapters/en/index.md'))
  const env = createEnv(createDiskFileSystem(root), performance)
  const book = await loadConfig('book.config.ts', env)
  if (!book) throw new Error('the fixture has no configuration')
  const sources = await load(book, env)
  const index = await buildIndex(sources.ports, env)
  return { anchors: resolveAnchors(sources, index, env), env }
}

describe.each(readdirSync(BOOKS))('the stages of the book %s', (name) => {
  it('anchor resolves every reference', async () => {
    const { anchors, env } = await anchorBook(name)
    expect(env.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(JSON.parse(JSON.stringify(anchors))).toEqual(anchors)
    const chapters = anchors.chapters.map(({ source, ...rest }) => ({ file: source.file, ...rest }))
    const notes = anchors.notes.map(({ source, ...rest }) => ({ id: source.id, ...rest }))
    await expect(`${JSON.stringify({ chapters, notes }, undefined, 2)}\n`).toMatchFileSnapshot(
      join(RESULTS, `anchor/${name}.json`),
    )
  })

  it('weave gives pages that compile', async () => {
    const { anchors, env } = await anchorBook(name)
    const woven = weave(anchors, env)
    const results = join(RESULTS, 'weave', name)
    for (const { path, text } of woven.pages) {
      const features = { gfm: true, headingAttributes: true, directive: true }
      expect(() => mdxToJs(text, { features })).not.toThrow()
      await expect(text).toMatchFileSnapshot(join(results, path))
    }
    const written = readdirSync(results, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.mdx'))
      .sort()
    expect(written).toEqual(woven.pages.map(({ path }) => path).sort())
  })

  it('emit renders what the site reads besides', async () => {
    const { anchors, env } = await anchorBook(name)
    const files = renderOutput(weave(anchors, env)).filter(
      ({ path }) => path.includes('/knowledge/') && !/\/(?:files|ports)\//u.test(path),
    )
    const text = files.map((file) => `=== ${file.path}\n${file.text}`).join('\n')
    await expect(text).toMatchFileSnapshot(join(RESULTS, `emit/${name}.txt`))
  })
})
