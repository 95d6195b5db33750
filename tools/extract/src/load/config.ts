import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ZodError } from 'zod'
import { type BookConfig, bookConfigSchema } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems as problems } from '../problems/source-problems.data.ts'
import { resolveInside } from './book-path.ts'
import { checkFields, explainIssue } from '#authored/check-fields.ts'
import { hashText } from './content-hash.ts'
import { readSource } from './read-source.ts'

/**
 * Imports the book's configuration, `file` being its path below the book's root, and checks it whole. The only
 * module of a book that is run; its author is the person who runs the tool.
 */
export async function loadConfig(file: string, env: Env): Promise<BookConfig | undefined> {
  const source = readSource(env, file, { optional: true })
  if (source === undefined) {
    if (!env.problems.some((problem) => problem.file === file))
      env.report(createProblem(problems.configMissing, { reason: 'no such file' }, { file }))
    return undefined
  }
  try {
    const url = pathToFileURL(join(env.fs.root, file))
    // A changed configuration is another module: the loader keeps each one it has seen.
    url.search = hashText(source)
    const module = (await import(url.href)) as { default?: unknown }
    return checkConfig(module.default, file, env)
  } catch (error) {
    if (error instanceof ZodError) reportIssues(error, file, env)
    else {
      const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
      env.report(createProblem(problems.configMissing, { reason }, { file }))
    }
    return undefined
  }
}

function reportIssues(error: ZodError, file: string, env: Env): void {
  for (const { field, reason } of error.issues.flatMap(explainIssue))
    env.report(createProblem(problems.configInvalid, { field, reason }, { file }))
}

function checkConfig(value: unknown, file: string, env: Env): BookConfig | undefined {
  const report = (field: string, reason: string): void => {
    env.report(createProblem(problems.configInvalid, { field, reason }, { file }))
  }
  const checked = checkFields<BookConfig>(bookConfigSchema, value)
  if (checked.kind === 'issues') {
    for (const { field, reason } of checked.issues) report(field, reason)
    return undefined
  }
  const before = env.problems.length
  const book = checked.value
  for (const { field, path } of listPaths(book))
    if (resolveInside('.', path) !== path) report(field, 'expected a plain path inside the book')
  for (const { field, path } of listPaths(book))
    if (field !== 'content' && overlaps(path, book.content))
      report(
        'content',
        `overlaps \`${field}\`, and what is there is deleted and written by extract`,
      )
  for (const name of repeated(book.ports.map((port) => port.name)))
    report('ports', `two ports are called \`${name}\``)
  for (const id of repeated(book.parts.map((part) => part.id)))
    report('parts', `two parts are called \`${id}\``)
  for (const code of repeated(book.locales.map((locale) => locale.code)))
    report('locales', `two languages have the code \`${code}\``)
  for (const { field, text } of listLocalized(book))
    for (const { code } of book.locales)
      if (text[code] === undefined) report(field, `has no text in \`${code}\``)
  return env.problems.length > before ? undefined : book
}

function listPaths(book: BookConfig): { field: string; path: string }[] {
  const { chapters, annotations, terms, redirects, content, dist } = book
  return [
    ...Object.entries({ chapters, annotations, terms, redirects, content, dist }).map(
      ([field, path]) => ({ field, path }),
    ),
    ...book.ports.map(({ path }, index) => ({ field: `ports.${index}.path`, path })),
  ]
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) < index)
}

function listLocalized(book: BookConfig): { field: string; text: Record<string, string> }[] {
  return [
    { field: 'title', text: book.title },
    { field: 'description', text: book.description },
    ...book.parts.map(({ id, title }) => ({ field: `parts.${id}.title`, text: title })),
  ]
}
