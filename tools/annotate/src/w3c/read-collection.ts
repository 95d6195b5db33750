import { isDeepStrictEqual } from 'node:util'
import { checkFields } from '#authored/check-fields.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import { type NoteFrontMatter, noteFrontMatterSchema } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import { Refusal } from '../refusal.ts'
import { EXIT } from '../exit-code.ts'
import { type Annotation, annotationSchema, type AnnotationBody } from './annotation-model.ts'
import { restoreFile } from './layout.ts'

/** A file of a note, as an import would write it. */
export interface ImportedFile {
  /** Relative to the book's root. */
  path: string
  text: string
}

/** Notes of one import; far above any book. */
const MAX_NOTES = 20_000

/**
 * Reads Web Annotations that `export` wrote: a collection, a page or a list of annotations. Everything in them is
 * taken for hostile; whether the notes themselves are well-formed is for the usual check to say.
 *
 * @throws Refusal for the first thing that is wrong
 */
export function readCollection(json: string, book: BookConfig): ImportedFile[] {
  const items = findItems(parse(json))
  if (items.length > MAX_NOTES)
    throw refuse(`There are ${items.length} annotations, the limit is ${MAX_NOTES}`)
  const files = items.flatMap((item, index) =>
    readAnnotation(item, `annotation ${index + 1}`, book),
  )
  const paths = new Set<string>()
  const ids = new Set<string>()
  for (const { path, id } of files) {
    if (paths.has(path)) throw refuse(`${path} is in there twice`)
    paths.add(path)
    ids.add(id)
  }
  if (ids.size < items.length) throw refuse('Two annotations have the same `note:id`')
  return files.map(({ path, text }) => ({ path, text }))
}

function refuse(message: string): Refusal {
  return new Refusal(
    message,
    'Nothing was written. Only what `annotate export` writes can be imported.',
    EXIT.malformed,
  )
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw refuse(`This is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A collection holds a page, and a page annotations; nothing is in anything more often. */
function findItems(given: unknown): readonly unknown[] {
  const isCollection = typeof given === 'object' && given !== null && 'first' in given
  const value = isCollection ? given.first : given
  if (Array.isArray(value)) return value as unknown[]
  if (typeof value !== 'object' || value === null)
    throw refuse('This is no collection of annotations')
  if ('items' in value && Array.isArray(value.items)) return value.items as unknown[]
  if ('type' in value && value.type === 'Annotation') return [value]
  throw refuse('This is no collection of annotations')
}

function readAnnotation(
  value: unknown,
  name: string,
  book: BookConfig,
): (ImportedFile & { id: string })[] {
  const checked = checkFields<Annotation>(annotationSchema, value)
  if (checked.kind === 'issues') {
    const [issue] = checked.issues
    throw refuse(`In ${name}, \`${issue?.field ?? ''}\`: ${issue?.reason ?? ''}`)
  }
  const annotation = checked.value
  const { 'note:id': id, 'note:port': port } = annotation
  if (!book.ports.some((one) => one.name === port))
    throw refuse(`In ${name}, the book has no port \`${port}\``)
  const [first, ...others] = annotation.body
  if (!first) return []
  const front = frontOf(annotation, localeOf(first, name, book))
  const folder = `${book.annotations}/${port}/${id}`
  return [
    { id, path: `${folder}.md`, text: confirmFile(first, front, name) },
    ...others.map((body) => {
      const path = `${folder}.${localeOf(body, name, book)}.md`
      return { id, path, text: confirmFile(body, undefined, name) }
    }),
  ]
}

function frontOf(annotation: Annotation, lang: string): NoteFrontMatter {
  const { target, creator, created } = annotation
  const { exact, prefix, suffix } = target.selector
  return noteFrontMatterSchema.parse({
    target: target['note:symbol'],
    alike: target['note:alike'],
    quote: exact,
    prefix,
    suffix,
    kind: annotation['note:kind'],
    lang,
    author: creator.name,
    created: created.slice(0, 'YYYY-MM-DD'.length),
    code: target['note:code'],
    reviewed: annotation['note:reviewed'],
  })
}

function localeOf({ language }: AnnotationBody, name: string, { locales }: BookConfig): string {
  const locale = locales.find(({ lang, code }) => lang === language || code === language)
  if (locale) return locale.code
  throw refuse(`In ${name}, the book has no language \`${language}\``)
}

/** A layout may say nothing but what the annotation says in the open. */
function confirmFile(
  body: AnnotationBody,
  front: NoteFrontMatter | undefined,
  name: string,
): string {
  const text = restoreFile(body, front)
  if (body['note:layout'] === undefined && body['note:file'] === undefined) return text
  const read = readNoteText(text.replace(/\r\n?/gu, '\n'))
  if (read.kind === 'read' && read.value.markdown === body.value) {
    if (!front) {
      if (read.value.yaml === undefined) return text
    } else {
      const found = readNoteFront(read.value.yaml)
      const plain = Object.entries(front).filter(([, value]) => value !== undefined)
      const isSame =
        found.kind === 'read' && isDeepStrictEqual(found.value.front, Object.fromEntries(plain))
      if (isSame) return text
    }
  }
  throw refuse(`In ${name}, the file it was does not say what the annotation says`)
}
