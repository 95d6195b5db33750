import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { JOURNAL } from '../../src/emit/transaction.ts'
import { copyBook, runBook } from '../support/run-book.ts'

const CLI = join(import.meta.dirname, '../../src/cli.ts')
const CHAPTERS = 150

/** A book large enough for a signal to arrive while it is being written. */
function createLargeBook(name: string): string {
  const root = copyBook(name, 'throws/_base')
  writeChapters(root, '第一稿')
  return root
}

function writeChapters(root: string, text: string): void {
  for (let number = 0; number < CHAPTERS; number += 1)
    writeFileSync(
      join(root, `chapters/zh/page-${number}.md`),
      `---\nslug: page-${number}\ntitle: 页\ndescription: 一页。\norder: ${number}\n---\n\n${text}。\n`,
    )
}

function readPages(root: string): Record<string, string> {
  const folder = join(root, 'src/content')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]))
}

/** Runs the real program and sends it `signal` the moment it begins to write; gives how it ended. */
async function interrupt(root: string, signal: NodeJS.Signals): Promise<string | number | null> {
  const journal = join(root, JOURNAL)
  mkdirSync(join(journal, '..'), { recursive: true })
  const child = spawn(process.execPath, [CLI, '--book', root], { stdio: 'ignore' })
  const watcher = watch(join(journal, '..'), (_, name) => {
    if (name === 'journal') child.kill(signal)
  })
  const [code, killer] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  watcher.close()
  return killer ?? code
}

describe('an interrupted run', () => {
  it('leaves the previous output whole, and the next run the new one, when it is killed', async () => {
    const root = createLargeBook('interrupted-kill')
    await runBook(root)
    const before = readPages(root)
    writeChapters(root, '第二稿')
    // On a busy machine the signal may come after the last byte.
    expect(['SIGKILL', 0]).toContain(await interrupt(root, 'SIGKILL'))
    const isDecided = readdirSync(join(root, JOURNAL, '..')).includes('journal')
      ? readdirSync(join(root, JOURNAL)).includes('ready.json')
      : true
    if (!isDecided) expect(readPages(root)).toEqual(before)
    const { exitCode } = await runBook(root)
    expect(exitCode).toBe(0)
    const after = readPages(root)
    expect(Object.keys(after)).toEqual(Object.keys(before))
    const woven = Object.entries(after).filter(([path]) => /page-\d+\.mdx$/u.test(path))
    expect(woven.filter(([, text]) => text.includes('第二稿'))).toHaveLength(CHAPTERS)
  })

  it('finishes what it is writing when a person interrupts it', async () => {
    const root = createLargeBook('interrupted-person')
    await interrupt(root, 'SIGINT')
    const first = readPages(root)
    await runBook(root)
    expect(readPages(root)).toEqual(first)
    expect(Object.keys(first).filter((path) => path.endsWith('.mdx'))).toHaveLength(CHAPTERS + 2)
  })
})
