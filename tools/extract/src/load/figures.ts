import { posix } from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import { parseBookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { chapterProblems } from '../problems/chapter-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { FigureSource } from './figure-source.ts'
import { listSources, readSource } from './read-source.ts'
import { readSvg } from './svg.ts'

/** Every figure of every language, checked; sorted by path. */
export function loadFigures(book: BookConfig, env: Env): FigureSource[] {
  return book.locales.flatMap(({ code }) =>
    listSources(env, `${book.chapters}/${code}/figures`, '.svg').flatMap(
      (file) => loadFigure(file, code, env) ?? [],
    ),
  )
}

function loadFigure(file: string, locale: string, env: Env): FigureSource | undefined {
  const text = readSource(env, file)
  if (text === undefined) return undefined
  const name = posix.basename(file, '.svg')
  const read = readSvg(text, `fig-${name}-`)
  if (read.kind === 'svg') return { file: parseBookPath(file), locale, name, svg: read.svg }
  for (const { what, line } of read.faults)
    env.report(createProblem(chapterProblems.figureContent, { what }, { file, line }))
  return undefined
}
