import type { NoteRecord } from '#schemas/annotation.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { AnchoredNote, Anchors } from '../anchor/anchored.ts'
import { PUBLISHED } from '../load/published.ts'
import { buildGlossary } from './glossary.ts'
import { buildMentions } from './mentions.ts'
import type { KnowledgeDocument, ListedChapter } from './woven.ts'

/** All that the site reads besides the pages. */
export function buildKnowledge(
  { index, chapters: anchored, notes, terms, figures, charts, redirects, publication }: Anchors,
  chapters: ListedChapter[],
): KnowledgeDocument[] {
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
      return { kind: 'note', path: `knowledge/notes/${note.source.id}.json`, value: recordOf(note) }
    }),
    ...[...figures, ...charts].map(({ locale, name, svg }): KnowledgeDocument => {
      return { kind: 'figure', path: `knowledge/figures/${locale}/${name}.svg`, value: svg }
    }),
  ]
}

function recordOf(note: AnchoredNote): NoteRecord {
  const { source, state, reason, review, candidates, anchor } = note
  const { target, kind, lang, author, created, quote, prefix, suffix, code, reviewed } =
    source.front
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
    candidates,
    ...(anchor ? { anchor } : {}),
    bodies: Object.fromEntries(source.bodies.map(({ locale, markdown }) => [locale, markdown])),
  }
}
