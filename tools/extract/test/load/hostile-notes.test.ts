import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findInvisible } from '#authored/invisible-characters.ts'
import type { NoteFault } from '#authored/note-fault.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import { defineBook } from '#schemas/book.ts'
import { type HostileCase, NOTE } from '../../../../test/hostile-notes/hostile-case.ts'
import { hostileNotes } from '../../../../test/hostile-notes/index.ts'
import { renderGithub, renderText } from '../../src/command/render-problems.ts'
import { createEnv } from '../../src/create-env.ts'
import type { Env } from '../../src/env.ts'
import { createDiskFileSystem } from '../../src/load/disk-file-system.ts'
import { loadNotes } from '../../src/load/notes.ts'
import { noteFaultProblem } from '../../src/problems/note-fault-problem.ts'
import { createTestEnv } from '../support/test-env.ts'

const book = defineBook({
  title: { en: 'Bread, by the clock', zh: '面包' },
  description: { en: 'A book.', zh: '一本书。' },
  locales: [
    { code: 'en', lang: 'en', label: 'English' },
    { code: 'zh', lang: 'zh-CN', label: '中文' },
  ],
  parts: [{ id: 'plan', title: { en: 'The plan', zh: '计划' } }],
  ports: [{ name: 'oven', path: 'oven' }],
  site: 'https://bread.example',
  license: { name: 'CC0-1.0', url: 'https://example.org' },
})
const FOLDER = 'annotations/oven'
let scratch = ''

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'hostile-notes-'))
})
afterAll(() => {
  rmSync(scratch, { recursive: true })
})

/** The case in memory, or on disk where it has links. */
function place({ files, links }: HostileCase): Env {
  const paths = Object.entries(files).map(([path, text]) => [join(FOLDER, path), text] as const)
  if (!links) return createTestEnv(Object.fromEntries(paths))
  const root = mkdtempSync(join(scratch, 'book-'))
  mkdirSync(join(root, FOLDER), { recursive: true })
  writeFileSync(join(root, 'secret.txt'), 'a secret')
  for (const [path, text] of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(root, FOLDER, path))
  return createEnv(createDiskFileSystem(root), { now: () => 0 })
}

const codesOf = (env: Env): string[] => [...new Set(env.problems.map(({ code }) => code))]

/** What the composer hears of the text of a file. */
function readDirectly(text: string): NoteFault[] {
  const read = readNoteText(text.replace(/^\uFEFF/u, '').replaceAll(/\r\n?/gu, '\n'))
  if (read.kind === 'faults') return read.faults
  const front = readNoteFront(read.value.yaml)
  return front.kind === 'faults' ? front.faults : []
}

/** Milliseconds of processor time that `work` takes: unlike those of a clock, no neighbour adds to them. */
function measure(work: () => void): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe.each(Object.entries(hostileNotes))('%s', (_, cases) => {
  it('has ten cases or more, each of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(10)
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  })

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    const env = place(one)
    let notes: readonly unknown[] = []
    const load = (): number => measure(() => (notes = loadNotes(book, env)))
    expect(load()).toBeLessThan(1000)
    if (one.refused.length === 0) {
      expect(env.problems).toEqual([])
      expect(notes).toHaveLength(Object.keys(one.files).length)
    } else expect(codesOf(env)).toEqual(expect.arrayContaining([...one.refused]))
    for (const { file, line, message, hint } of env.problems) {
      expect(file).toBeTruthy()
      expect(line ?? 1).toBeGreaterThanOrEqual(1)
      expect(hint).not.toBe('')
      expect(`${message}${hint}${file ?? ''}`).not.toContain('\n')
      expect(findInvisible(`${message}${hint}${file ?? ''}`)).toEqual([])
    }
    expect(findInvisible(renderText(env.problems))).toEqual([])
    const commands = renderGithub(env.problems).split('\n')
    expect(commands.filter((text) => text.startsWith('::'))).toHaveLength(env.problems.length)
    expect(commands.filter((text) => text !== '' && !text.startsWith('::'))).toEqual([])
  })

  it.each(cases.flatMap((one) => readAlone(one)))(
    'is the same to the composer: %s',
    (_name, one) => {
      const faults = readDirectly(one.files[NOTE] ?? '')
      const direct = faults.map((fault) => noteFaultProblem(fault, 'a-note.md').code)
      expect(direct).toEqual(
        one.refused.length === 0 ? [] : expect.arrayContaining([...one.refused]),
      )
    },
  )
})

/** Codes that only the book as a whole gives a reason for. */
const BY_BOOK = ['EXT311', 'EXT313']

function readAlone(one: HostileCase): (readonly [string, HostileCase])[] {
  const isAlone = Object.keys(one.files).join('') === NOTE && !one.links
  return isAlone && !one.refused.some((code) => BY_BOOK.includes(code)) ? [[one.name, one]] : []
}
