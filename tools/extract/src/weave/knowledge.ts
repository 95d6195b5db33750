import type { NoteRecord } from '#schemas/annotation.ts'
import type { NotedCode } from '#schemas/noted-code.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { AnchoredNote, Anchors } from '../anchor/anchored.ts'
import { findNotedCode } from '../anchor/noted-code.ts'
import { NOTED_CODE } from '../load/noted-code.ts'
import { PUBLISHED } from '../load/published.ts'
import { buildGlossary } from './glossary.ts'
import { buildMentions } from './mentions.ts'
import type { KnowledgeDocument, ListedChapter } from './woven.ts'

/** All that the site reads besides the pages. */
export function buildKnowledge(anchors: Anchors, chapters: ListedChapter[]): KnowledgeDocument[] {
  const { index, chapters: anchored, notes, terms, figures, charts, redirects } = anchors
  const { publication, notedCode } = anchors
  return [
    {
      kind: 'chapters',
      path: 'knowledge/chapters.json',
      value: { schemaVersion: SCHEMA_VERSION, chapters },
    },
    { kind: 'terms', path: 'knowledge/terms.json', value: terms },
    {
      kind: 'glossary',
      path: 'knowledge/glossary.json',
      value: {
        schemaVersion: SCHEMA_VERSION,
        entries: buildGlossary({ index, chapters: anchored, terms }),
      },
    },
    {
      kind: 'mentions',
      path: 'knowledge/mentions.json',
      value: { schemaVersion: SCHEMA_VERSION, mentions: buildMentions(anchored) },
    },
    { kind: 'published', path: PUBLISHED, value: publication.list },
    { kind: 'noted-code', path: NOTED_CODE, value: notedCode },
    {
      kind: 'redirects',
      path: 'knowledge/redirects.json',
      value: {
        schemaVersion: SCHEMA_VERSION,
        redirects: redirects.map(({ from, to }) => ({ from, to })),
        symbols: publication.redirects,
      },
    },
    ...index.ports.map((value): KnowledgeDocument => {
      return { kind: 'port', path: `knowledge/ports/${value.port}.json`, value }
    }),
    ...index.files.map((value): KnowledgeDocument => {
      return { kind: 'file', path: `knowledge/files/${value.port}/${value.module}.json`, value }
    }),
    ...notes.map((note): KnowledgeDocument => {
      const path = `knowledge/notes/${note.source.id}.json`
      return { kind: 'note', path, value: recordOf(note, notedCode) }
    }),
    ...[...figures, ...charts].map(({ locale, name, svg }): KnowledgeDocument => {
      return { kind: 'figure', path: `knowledge/figures/${locale}/${name}.svg`, value: svg }
    }),
  ]
}

function recordOf(note: AnchoredNote, notedCode: NotedCode): NoteRecord {
  const { source, state, reason, review, candidates, anchor } = note
  const { target, kind, lang, author, created, quote, prefix, suffix, code, reviewed } =
    source.front
  const was = state === 'anchored' ? undefined : findNotedCode(source.front, notedCode)
  return {
    schemaVersion: SCHEMA_VERSION,
    id: source.id,
    source: source.file,
    target,
    kind,
    lang,
    author,
    created,
    quote,
    ...(prefix === undefined ? {} : { prefix }),
    ...(suffix === undefined ? {} : { suffix }),
    code,
    state,
    reason,
    review,
    ...(reviewed ? { reviewer: reviewed.by } : {}),
    ...(was === undefined ? {} : { was }),
    candidates,
    ...(anchor ? { anchor } : {}),
    bodies: Object.fromEntries(source.bodies.map(({ locale, markdown }) => [locale, markdown])),
  }
}
