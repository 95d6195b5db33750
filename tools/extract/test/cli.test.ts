import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyBook } from './support/run-book.ts'

const CLI = join(import.meta.dirname, '../src/cli.ts')

let root = ''

function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

describe('the command line', () => {
  beforeAll(() => {
    root = copyBook('cli', 'throws/_base')
  })

  it('extracts a book, says what it wrote, and keeps standard error clean', () => {
    const { code, out, err } = run('--book', join(root, 'book.config.ts'), '--timing')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(
      'zh/index     13 characters    1 excerpt    1 note  13 characters per excerpt',
    )
    expect(out).toMatch(
      /^load +\d+ ms\nindex +\d+ ms\nanchor +\d+ ms\nweave +\d+ ms\nemit +\d+ ms$/mu,
    )
    expect(out).toContain('0 errors, 0 warnings')
  })

  it('reports as JSON and as forge commands', () => {
    const broken = copyBook('cli-broken', 'throws/_base', 'throws/symbol-unknown')
    const json = run('--book', broken, '--format', 'json')
    expect(json.code).toBe(3)
    const report = JSON.parse(json.out) as { problems: { code: string }[]; written: string[] }
    expect(report.problems.filter(({ code }) => code === 'EXT200')).toHaveLength(3)
    expect(report.written).toEqual([])
    const github = run('--book', broken, '--format', 'github')
    expect(github.out).toContain(
      '::error file=chapters/zh/a-page.md,line=8,title=EXT200 Unknown symbol::There is no symbol `Counter.ad`; nearest: `Counter.add`%0A',
    )
  })

  it('lists the symbols of a port, and suggests a name for an unknown one', () => {
    const { code, out } = run('list', 'p', '--book', root)
    expect(code).toBe(0)
    expect(out).toMatch(
      /^p\/counter#Counter\.add +method +exported +ports\/p\/src\/counter\.ts:10-13$/mu,
    )
    const unknown = run('list', 'pp', '--book', root)
    expect(unknown.code).toBe(3)
    expect(unknown.out).toContain('nearest: `p`')
  })

  it('prints what the author of a note has to record', () => {
    const note = readFileSync(join(root, 'annotations/p/adds-one.md'), 'utf8')
    const { out } = run('quote', 'Counter.add', '--book', root)
    expect(out).toContain('target: p/counter#Counter.add\n')
    expect(note).toContain(/^code: [0-9a-f]{64}$/mu.exec(out)?.[0])
    expect(out).toContain('this.#value += 1')
    expect(run('quote', 'Counter.ad', '--book', root)).toMatchObject({ code: 3 })
  })

  it('stamps translations, then finds and unstamps what became stale', () => {
    const book = copyBook('cli-stamp', 'throws/_base')
    const page = join(book, 'chapters/en/index.md')
    const before = readFileSync(page, 'utf8')
    expect(run('stamp', 'index', '--book', book).out).toBe('Recorded in chapters/en/index.md.\n')
    expect(run('--book', book, '--verbose').out).not.toContain('EXT221')
    expect(readFileSync(page, 'utf8').endsWith(before.slice(before.indexOf('\n---\n') + 5))).toBe(
      true,
    )
    appendFileSync(join(book, 'chapters/zh/index.md'), '\n再说一句。\n')
    const stale = run('--book', book)
    expect(stale.code).toBe(0)
    expect(stale.out).toContain('`reset` of chapters/zh/index.md changed since it was translated')
    expect(readFileSync(join(book, 'src/content/docs/en/index.mdx'), 'utf8')).toContain(
      'stale: true',
    )
    expect(run('stamp', 'index', 'add-one', '--book', book).out).toBe('Nothing to record.\n')
    run('stamp', 'index', 'reset', '--book', book)
    expect(run('--book', book).out).not.toContain('EXT220')
    expect(run('stamp', 'index', 'rest', '--book', book)).toMatchObject({ code: 3 })
    expect(run('stamp', 'indx', '--book', book)).toMatchObject({ code: 3 })
  })

  it('runs again when a chapter changes while it watches', async () => {
    const book = copyBook('cli-watch', 'throws/_base')
    const child = spawn(process.execPath, [CLI, '--book', book, '--watch'])
    let out = ''
    const seen = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (out.includes(text)) resolve()
          else child.stdout.once('data', () => setImmediate(look))
        }
        look()
      })
    child.stdout.on('data', (data: Buffer) => (out += data.toString()))
    await seen('Watching for changes')
    out = ''
    appendFileSync(join(book, 'chapters/en/index.md'), '\nMore.\n')
    await seen('2 written, 0 removed')
    child.kill('SIGINT')
    const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    expect(signal).toBe('SIGINT')
    expect(readFileSync(join(book, 'src/content/docs/en/index.mdx'), 'utf8')).toContain('More.')
  })

  it('explains a code', () => {
    expect(run('explain', 'EXT200').out).toMatch(/^EXT200 Unknown symbol \(error\)\n/u)
  })

  it.each([
    [['--no-such-option']],
    [['--format', 'xml']],
    [['explain', 'EXT999']],
    [['--base', 'HEAD']],
    [['--book', '/nowhere/at/all/book.config.ts']],
  ])('ends with 1 when it is called wrongly: %j', (args) => {
    const { code, out, err } = run(...args)
    expect(code).toBe(1)
    expect(out + err).not.toBe('')
    expect(out + err).not.toContain('    at ')
  })

  it('ends with 2 when there is no book, and with 0 for help', () => {
    const empty = copyBook('cli-empty')
    writeFileSync(join(empty, 'README.md'), '')
    expect(run('--book', empty).code).toBe(2)
    expect(run('--help')).toMatchObject({ code: 0 })
  })
})
