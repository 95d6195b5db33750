import type { BookConfig, Port } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import { resolveInside } from './book-path.ts'
import { listSources, readSource } from './read-source.ts'

/** Titles of a port's tests that begin with or hold a requirement's id, by that id; the first one of each. */
export type TestTitles = Readonly<Record<string, string>>

// it('Q-4 keeps …', test.each(rows)("…", it(`…`
const RE_TITLE =
  /\b(?:it|test|describe)(?:\.\w+)*(?:\((?:[^()'"`]|\([^()]*\))*\))?\(\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)/gu
// Q-4
const RE_REQUIREMENT = /(?<![\w-])[A-Z]+-\d+(?![\w-])/gu

/** By port name. */
export function loadTestTitles(book: BookConfig, env: Env): Record<string, TestTitles> {
  return Object.fromEntries(book.ports.map((port) => [port.name, loadPortTitles(port, env)]))
}

function loadPortTitles(port: Port, env: Env): TestTitles {
  const folder = resolveInside('.', `${port.path}/test`)
  const titles: Record<string, string> = {}
  if (folder === undefined || !env.fs.exists(folder)) return titles
  for (const file of listSources(env, folder, '.ts')) {
    const source = readSource(env, file)
    for (const title of source === undefined ? [] : findTitles(source))
      for (const [id] of title.matchAll(RE_REQUIREMENT)) titles[id] ??= title
  }
  return titles
}

/** The titles of all tests in a file, escapes resolved. */
export function findTitles(source: string): string[] {
  return [...source.matchAll(RE_TITLE)].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/gu, '$1'),
  )
}
