import type { BookConfig, Port } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import { resolveInside } from './book-path.ts'
import { listSources, readSource } from './read-source.ts'

/** Titles of a port's tests that begin with or hold a requirement's id, by that id; the first one of each. */
export type TestTitles = Readonly<Record<string, string>>

// it(, test.each(, describe.skip(
const RE_CALL = /(?<![\w.])(?:it|test|describe)(?:\.\w+)*(?=\()/gu
// ('Q-4 keeps …'
const RE_TITLE = /^\(\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)/u
//
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

/** The titles of all tests in a file, escapes resolved; a table before the title is passed over. */
export function findTitles(source: string): string[] {
  return [...source.matchAll(RE_CALL)].flatMap(({ 0: call, index }) => {
    const open = index + call.length
    return readTitle(source, open) ?? readTitle(source, skipGroup(source, open)) ?? []
  })
}

function readTitle(source: string, open: number): string | undefined {
  const match = RE_TITLE.exec(source.slice(open))
  return match ? (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/gu, '$1') : undefined
}

// A string, or one bracket.
const RE_PIECE = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|[()]/gu

/** Offset behind the parenthesis that closes the one at `open`. */
function skipGroup(source: string, open: number): number {
  let depth = 0
  for (const { 0: piece, index } of source.slice(open).matchAll(RE_PIECE)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth -= 1
    if (depth === 0) return open + index + 1
  }
  return source.length
}
