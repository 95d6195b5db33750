import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyBook, get, readAll } from './support/copy-book.ts'
import { annotate } from './support/run-annotate.ts'

const REPOSITORY = join(import.meta.dirname, '../../..')
const CLI = join(REPOSITORY, 'tools/annotate/src/cli.ts')

/** Tests may run where colour is forced. */
const { FORCE_COLOR: _, NO_COLOR: __, ...OTHERS } = process.env
const CALM = { ...OTHERS, LC_ALL: '', LANG: 'en_US.UTF-8' }

function run(
  folder: string,
  args: readonly string[],
  more: { input?: string; env?: Record<string, string> } = {},
): { code: number | null; out: string; error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input: more.input ?? '',
    env: { ...CALM, ...more.env },
  })
  return { code: status, out: stdout, error: stderr }
}

describe('the command line', () => {
  it('is what `npx annotate` runs', () => {
    const { bin } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
      bin: Record<string, string>
    }
    expect(join(REPOSITORY, bin['annotate'] ?? '')).toBe(CLI)
    expect(readFileSync(CLI, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
  })

  it('writes a note from a pipe, and asks nothing where there is no terminal', () => {
    const root = copyBook('cli')
    const place = ['new', 'Counter.add', '--lines', '11', '--author', 'me', '--id', 'piped']
    const made = run(root, place, { input: 'From a pipe.\n' })
    expect(made).toMatchObject({ code: 0, error: '' })
    expect(get(root, 'annotations/p/piped.md')).toMatch(/^lang: en$[^]*From a pipe\.\n$/mu)
    expect(get(root, 'annotations/p/piped.md')).toMatch(/^created: '?\d{4}-\d\d-\d\d'?$/mu)
    expect(run(root, ['new']).error).toContain('Name the symbol')
    expect(run(root, ['show', 'piped']).out).not.toContain('\u001B')
    const coloured = run(root, ['show', 'piped'], { env: { FORCE_COLOR: '1' } })
    expect(coloured).toMatchObject({ code: 0, error: '' })
    expect(coloured.out).toContain('\u001B[')
  })

  it('works on another book', () => {
    const root = join(REPOSITORY, '.cache/tests/annotate/other-book')
    rmSync(root, { recursive: true, force: true })
    mkdirSync(root, { recursive: true })
    for (const name of ['book.config.ts', 'annotations', 'chapters', 'oven', 'tsconfig.json'])
      cpSync(join(REPOSITORY, 'examples/other-book', name), join(root, name), { recursive: true })
    const book = ['--book', join(root, 'book.config.ts')]
    expect(run(REPOSITORY, ['check', ...book])).toMatchObject({
      code: 0,
      out: '1 note: 1 anchored; 0 approved\n',
    })
    const before = readAll(root, 'annotations')
    const out = join(root, 'notes.jsonld')
    expect(run(REPOSITORY, ['export', '--out', out, ...book]).code).toBe(0)
    rmSync(join(root, 'annotations/oven/evening-before.md'))
    expect(run(REPOSITORY, ['import', out, ...book]).code).toBe(0)
    expect(readAll(root, 'annotations')).toEqual(before)
  })

  it.each([
    [[]],
    [['--no-such-option']],
    [['nwe']],
    [['new', 'Counter.add', '--kind', 'rant']],
    [['check', '--fail-on', 'anchored']],
    [['list', '--by', 'colour']],
    [['move', 'adds-one']],
    [['approve']],
  ])('ends with 1 and says why when it is called wrongly: %j', async (args) => {
    const { output, error, exitCode } = await annotate(REPOSITORY, ...args)
    expect(exitCode).toBe(1)
    expect(output + (error ?? '')).not.toBe('')
  })

  it('has help for every command', async () => {
    const { output, exitCode } = await annotate(REPOSITORY, '--help')
    expect(exitCode).toBe(0)
    const names = [...output.matchAll(/^ {2}(\w+) (?:\[|<)/gmu)].map(([, name]) => name ?? '')
    expect(names).toEqual(
      expect.arrayContaining([
        'new',
        'check',
        'show',
        'approve',
        'move',
        'list',
        'export',
        'import',
      ]),
    )
    for (const name of names) {
      const help = await annotate(REPOSITORY, name, '--help')
      expect(help).toMatchObject({ exitCode: 0 })
      expect(help.output).toContain(`Usage: annotate ${name}`)
    }
  })
})
