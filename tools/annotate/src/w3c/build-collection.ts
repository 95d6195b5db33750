import { sourceUrl, siteUrl } from '../../../../src/lib/urls.ts'
import type { NoteKind } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import type { NoteSource } from '../../../extract/src/load/note-source.ts'
import {
  ANNO_CONTEXT,
  type Annotation,
  type AnnotationBody,
  type Collection,
} from './annotation-model.ts'
import { describeLayout } from './layout.ts'

/** What the data model calls our kinds; several may share a word, `note:kind` tells them apart. */
const MOTIVATIONS: Readonly<Record<NoteKind, string>> = {
  note: 'commenting',
  question: 'questioning',
  pitfall: 'assessing',
  history: 'describing',
  upstream: 'linking',
}

/** All notes as Web Annotations. `textOf` gives what is in a note's file. */
export function buildCollection(
  book: BookConfig,
  notes: readonly NoteSource[],
  textOf: (file: string) => string,
): Collection {
  const id = absolute(book, siteUrl(book.base, 'annotations.jsonld'))
  const [locale] = book.locales
  return {
    '@context': [ANNO_CONTEXT, buildContext(book)],
    id,
    type: 'AnnotationCollection',
    label: (locale && book.title[locale.code]) ?? '',
    total: notes.length,
    first: {
      id: `${id}#page`,
      type: 'AnnotationPage',
      partOf: id,
      startIndex: 0,
      items: notes.map((note) => buildAnnotation(note, book, textOf)),
    },
  }
}

/** What our own members mean to a reader of linked data. */
function buildContext(book: BookConfig): Record<string, unknown> {
  return {
    note: absolute(book, siteUrl(book.base, 'ns/note#')),
    'note:alike': { '@container': '@list' },
    'note:reviewed': { '@type': '@json' },
    'note:layout': { '@type': '@json' },
  }
}

function buildAnnotation(
  note: NoteSource,
  book: BookConfig,
  textOf: (file: string) => string,
): Annotation {
  const { front } = note
  const page = pageOf(note, book)
  const selector = { type: 'TextQuoteSelector' as const, exact: front.quote }
  return {
    id: `${page}#note-${note.id}`,
    type: 'Annotation',
    motivation: MOTIVATIONS[front.kind],
    creator: { type: 'Person', name: front.author },
    created: `${front.created}T00:00:00Z`,
    rights: book.license.url,
    body: note.bodies.map((body, index): AnnotationBody => ({
      type: 'TextualBody',
      value: body.markdown,
      format: 'text/markdown',
      language: book.locales.find(({ code }) => code === body.locale)?.lang ?? body.locale,
      purpose: MOTIVATIONS[front.kind],
      ...describeLayout(textOf(body.file), index === 0 ? front : undefined, body.markdown),
    })),
    target: {
      type: 'SpecificResource',
      source: page,
      selector: {
        ...selector,
        ...(front.prefix === undefined ? {} : { prefix: front.prefix }),
        ...(front.suffix === undefined ? {} : { suffix: front.suffix }),
      },
      'note:symbol': front.target,
      ...(front.alike ? { 'note:alike': front.alike } : {}),
      'note:code': front.code,
    },
    'note:id': note.id,
    'note:port': note.port,
    'note:kind': front.kind,
    ...(front.reviewed ? { 'note:reviewed': front.reviewed } : {}),
  }
}

/** The page of the file a note's target is in, by its id: an orphan had one too. */
function pageOf({ front }: NoteSource, book: BookConfig): string {
  const path = front.target.slice(0, front.target.indexOf('#'))
  const slash = path.indexOf('/')
  const place = { base: book.base, locales: book.locales, locale: front.lang }
  const file = { port: path.slice(0, slash), module: path.slice(slash + 1) }
  return absolute(book, sourceUrl(place, file))
}

function absolute({ site }: BookConfig, path: string): string {
  return new URL(path, site).href
}
