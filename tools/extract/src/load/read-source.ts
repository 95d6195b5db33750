import type { Env } from '../env.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'

/** Far above any chapter, far below what would stall the parser. */
export const MAX_SOURCE_BYTES = 1_000_000

/**
 * Reads an authored file with its line ends as LF. Whatever keeps it from being read is reported and gives
 * `undefined`; so does its absence, unless `optional`.
 */
export function readSource(
  env: Env,
  file: string,
  { maxBytes = MAX_SOURCE_BYTES, optional = false } = {},
): string | undefined {
  const read = env.fs.read(file, maxBytes)
  const place = { file }
  switch (read.kind) {
    case 'text':
      return read.text.replace(/\r\n?/gu, '\n')
    case 'missing':
      if (!optional) env.report(createProblem(sourceProblems.missing, {}, place))
      return undefined
    case 'outside':
      env.report(createProblem(sourceProblems.outside, {}, place))
      return undefined
    case 'not-utf8':
      env.report(createProblem(sourceProblems.notUtf8, {}, { file, line: read.line }))
      return undefined
    case 'too-large':
      env.report(createProblem(sourceProblems.tooLarge, read, place))
      return undefined
    case 'unreadable':
      env.report(createProblem(sourceProblems.unreadable, read, place))
      return undefined
  }
}

/**
 * Files below `folder` whose name ends in `suffix`, sorted by path. Names that begin with a dot are left out;
 * links and oddities that are neither file nor folder are reported.
 */
export function listSources(env: Env, folder: string, suffix: string): string[] {
  const files: string[] = []
  for (const entry of env.fs.list(folder)) {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1)
    if (name.startsWith('.')) continue
    if (entry.kind === 'folder') files.push(...listSources(env, entry.path, suffix))
    else if (entry.kind === 'file' && name.endsWith(suffix)) files.push(entry.path)
    else if (entry.kind === 'other') readSource(env, entry.path)
  }
  return files
}
