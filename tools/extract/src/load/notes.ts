import { isPortableNoteId } from '#authored/note-file-name.ts'
import type { NoteFault } from '#authored/note-fault.ts'
import { MAX_NOTE_BYTES } from '#authored/note-limits.ts'
import { type NoteText, readNoteFront, readNoteText } from '#authored/note-text.ts'
import { findTargetFault } from '#authored/target-fault.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import { parseBookPath, parseNoteId, type PortName } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { nearest } from '../nearest.ts'
import { noteFaultProblem } from '../problems/note-fault-problem.ts'
import { noteProblems as problems } from '../problems/note-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { refuseLookalikes } from './author-names.ts'
import { openTrees, type TreeReader } from './kept-trees.ts'
import type { NoteBody, NoteSource } from './note-source.ts'
import { listSources, readSource } from './read-source.ts'

/** Every well-formed note, sorted by id. A note any part of which is malformed is left out whole. */
export function loadNotes(book: BookConfig, env: Env): NoteSource[] {
  checkPortFolders(book, env)
  const trees = openTrees('note-trees', env)
  const notes = book.ports.flatMap(({ name }) => loadPortNotes({ port: name, book, env, trees }))
  trees.save()
  const byId = new Map<string, NoteSource>()
  for (const note of notes) {
    const other = byId.get(note.id)
    if (other === undefined) byId.set(note.id, note)
    else {
      const args = { id: note.id, other: other.file }
      env.report(createProblem(problems.idRepeated, args, { file: note.file }))
    }
  }
  const sorted = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return refuseLookalikes(sorted, book, env)
}

function checkPortFolders(book: BookConfig, env: Env): void {
  const known = book.ports.map(({ name }) => String(name))
  for (const { path, kind } of env.fs.list(book.annotations)) {
    const name = path.slice(book.annotations.length + 1)
    if (name.startsWith('.') || known.includes(name)) continue
    if (kind === 'folder') {
      const near = nearest(name, known)
      const args = { port: name, nearest: near ? [near] : [] }
      env.report(createProblem(problems.portUnknown, args, { file: path }))
    } else if (name.endsWith('.md') && !/^readme\b/iu.test(name))
      env.report(createProblem(problems.fileName, { name }, { file: path }))
  }
}

// evening-before.md, evening-before.en.md
const RE_NOTE_FILE = /^([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([a-z]{2,3}))?\.md$/u

/** A note's file before it is read. */
interface NoteFile {
  file: string
  id: string
  /** Only of second languages. */
  locale?: string
}

function loadPortNotes(context: NoteContext): NoteSource[] {
  const { port, book, env } = context
  const folder = `${book.annotations}/${port}`
  const links = new Set(env.fs.list(folder).flatMap(({ path, isLink }) => (isLink ? [path] : [])))
  const files = listSources(env, folder, '').flatMap((file): NoteFile[] => {
    const name = file.slice(folder.length + 1)
    if (/^readme\b/iu.test(name)) return []
    const [, id, locale] = RE_NOTE_FILE.exec(name) ?? []
    const wrong =
      id === undefined
        ? problems.fileName
        : !isPortableNoteId(id)
          ? problems.fileNameUnfit
          : links.has(file)
            ? problems.fileLink
            : undefined
    if (wrong) env.report(createProblem(wrong, { name }, { file }))
    if (id === undefined || wrong) return []
    return [locale === undefined ? { file, id } : { file, id, locale }]
  })
  const firsts = files.filter(({ locale }) => locale === undefined)
  for (const { file, id, locale } of files) {
    if (locale === undefined || firsts.some((first) => first.id === id)) continue
    const args = { first: `${folder}/${id}.md` }
    env.report(createProblem(problems.firstMissing, args, { file }))
  }
  return firsts.flatMap((first) => {
    const others = files.filter(({ id, locale }) => id === first.id && locale !== undefined)
    return loadNote(first, others, context) ?? []
  })
}

interface NoteContext {
  port: PortName
  book: BookConfig
  env: Env
  trees: TreeReader
}

function loadNote(
  first: NoteFile,
  others: readonly NoteFile[],
  context: NoteContext,
): NoteSource | undefined {
  const { port, env } = context
  const before = countErrors(env)
  const front = loadFirst(first.file, context)
  const bodies = front ? [front.body] : []
  for (const { file, locale = '' } of others) {
    const place = { file }
    if (front && front.front.lang === locale)
      env.report(
        createProblem(problems.languageRepeated, { lang: locale, first: first.file }, place),
      )
    checkLanguage(locale, file, context)
    const text = loadText(file, context)
    if (text?.yaml !== undefined)
      env.report(createProblem(problems.frontMatterUnexpected, { first: first.file }, place))
    if (text) bodies.push(bodyOf(text, file, locale))
  }
  if (!front || countErrors(env) > before) return undefined
  const file = parseBookPath(first.file)
  return { id: parseNoteId(first.id), port, file, front: front.front, bodies }
}

function countErrors(env: Env): number {
  return env.problems.filter(({ severity }) => severity === 'error').length
}

function loadFirst(
  file: string,
  context: NoteContext,
): { front: NoteFrontMatter; body: NoteBody } | undefined {
  const text = loadText(file, context)
  if (!text) return undefined
  const read = readNoteFront(text.yaml)
  if (read.kind === 'faults') {
    reportFaults(read.faults, file, context)
    return undefined
  }
  const { front, lineOf } = read.value
  checkLanguage(front.lang, file, context)
  const named = [
    { target: front.target, path: ['target'] },
    ...(front.alike ?? []).map((target, index) => ({ target, path: ['alike', index] })),
  ]
  for (const { target, path } of named) {
    const fault = findTargetFault(target, context.port)
    if (fault === undefined) continue
    const reason =
      fault === 'path'
        ? 'its path is not a plain one'
        : `the note stands in the folder of \`${context.port}\``
    const place = { file, line: lineOf(path) }
    context.env.report(createProblem(problems.target, { target, reason }, place))
  }
  return { front, body: bodyOf(text, file, front.lang) }
}

function checkLanguage(lang: string, file: string, { book, env }: NoteContext): void {
  const known = book.locales.map(({ code }) => code)
  if (known.includes(lang)) return
  const args = { lang, known: known.join(', ') }
  env.report(createProblem(problems.languageUnknown, args, { file }))
}

/** The text of a file; `undefined` when it cannot be read or the guard refused it. */
function loadText(file: string, context: NoteContext): NoteText | undefined {
  const source = readSource(context.env, file, { maxBytes: MAX_NOTE_BYTES })
  if (source === undefined) return undefined
  const read = readNoteText(source, context.trees.parse)
  if (read.kind === 'read') return read.value
  reportFaults(read.faults, file, context)
  return undefined
}

function reportFaults(faults: readonly NoteFault[], file: string, { env }: NoteContext): void {
  for (const fault of faults) env.report(noteFaultProblem(fault, file))
}

function bodyOf({ markdown, tree }: NoteText, file: string, locale: string): NoteBody {
  return { file: parseBookPath(file), locale, markdown, tree }
}
