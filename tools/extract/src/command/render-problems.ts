import type { Problem } from '#schemas/problem.ts'
import { findEntry } from '../problems/catalogue.ts'

/** Sorted by file, line and code; files come before what no file is to blame for. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
  return [...problems].sort(
    (a, b) =>
      Number(a.file === undefined) - Number(b.file === undefined) ||
      order(a.file ?? '', b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0) ||
      order(a.code, b.code) ||
      order(a.message, b.message),
  )
}

/** For people: what, where, and what to do. */
export function renderText(problems: readonly Problem[]): string {
  return sortProblems(problems)
    .map(({ code, severity, message, hint, file, line }) => {
      const title = findEntry(code)?.title ?? severity
      const place = file === undefined ? '' : ` · ${file}${line === undefined ? '' : `:${line}`}`
      return `${severity} ${code} ${title}${place}\n  ${message}\n  ${hint}\n`
    })
    .join('\n')
}

const LEVELS = { error: 'error', warning: 'warning', info: 'notice' } as const

/** Commands by which a forge shows problems beside the lines of a change. */
export function renderGithub(problems: readonly Problem[]): string {
  return sortProblems(problems)
    .map(({ code, severity, message, hint, file, line }) => {
      const properties = [
        ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
        ...(line === undefined ? [] : [`line=${line}`]),
        `title=${escapeProperty(`${code} ${findEntry(code)?.title ?? ''}`.trim())}`,
      ]
      return `::${LEVELS[severity]} ${properties.join(',')}::${escapeData(`${message}\n${hint}`)}\n`
    })
    .join('')
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
