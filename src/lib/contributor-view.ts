import { type NoteKind, noteKindSchema } from '#schemas/annotation.ts'
import type { Mention } from '#schemas/mention.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import { contributorId } from './contributor-id.ts'
import type { RenderedNote } from './rendered-note.ts'
import type { Chapter } from './reading-order.ts'
import { byLine } from './review-view.ts'

/** Somebody who wrote or reviewed a note. */
export interface Contributor {
  /** As they write it. */
  name: string
  /** `id` of the entry. */
  id: string
  /** Date of the first note, `YYYY-MM-DD`; absent for who only reviews. */
  since: string | undefined
  /** In the order of {@link NoteKind}. */
  kinds: { kind: NoteKind; count: number }[]
  /** Ports their notes are on. */
  ports: string[]
  /** Chapters that show one of their notes. */
  chapters: Chapter[]
  /** Where readers find their notes; withheld ones have no file. */
  written: { file: SourceFile | undefined; notes: RenderedNote[] }[]
  /** Notes they approved, whether that still counts or not. */
  reviewed: RenderedNote[]
}

/** What the page of contributors is made from. */
export interface ContributorInput {
  notes: readonly RenderedNote[]
  /** By path. */
  files: ReadonlyMap<string, SourceFile>
  /** Of the page's language, in reading order. */
  chapters: readonly Chapter[]
  mentions: readonly Mention[]
}

/** Everybody who wrote or reviewed a note: who wrote most comes first. */
export function listContributors(input: ContributorInput): Contributor[] {
  const { notes } = input
  const names = new Set(
    notes.flatMap(({ record }) => [record.author, record.reviewer ?? []].flat()),
  )
  return [...names]
    .map((name) => describe(name, input))
    .sort((a, b) => size(b) - size(a) || (a.name < b.name ? -1 : 1))
}

function size({ written, reviewed }: Contributor): number {
  return written.reduce((sum, group) => sum + group.notes.length, 0) + reviewed.length
}

function describe(
  name: string,
  { notes, files, chapters, mentions }: ContributorInput,
): Contributor {
  const own = notes.filter(({ record }) => record.author === name)
  const [since] = own.map(({ record }) => record.created).sort()
  return {
    name,
    id: contributorId(name),
    since,
    kinds: noteKindSchema.options
      .map((kind) => ({ kind, count: own.filter(({ record }) => record.kind === kind).length }))
      .filter(({ count }) => count > 0),
    ports: [...new Set(own.map(({ record }) => record.target.replace(/\/.*$/u, '')))].sort(),
    chapters: chapters.filter((chapter) =>
      own.some(({ record: { anchor } }) =>
        mentions.some(
          (mention) =>
            mention.kind === 'excerpt' &&
            mention.slug === chapter.slug &&
            mention.locale === chapter.locale &&
            mention.file === anchor?.file &&
            mention.lines.start <= anchor.lines.start &&
            anchor.lines.end <= mention.lines.end,
        ),
      ),
    ),
    written: groupByFile(own, files),
    reviewed: notes.filter(({ record }) => record.reviewer === name),
  }
}

function groupByFile(
  notes: readonly RenderedNote[],
  files: ReadonlyMap<string, SourceFile>,
): Contributor['written'] {
  const groups = new Map<string, RenderedNote[]>()
  for (const note of notes) {
    const path = note.record.anchor?.file ?? ''
    groups.set(path, [...(groups.get(path) ?? []), note])
  }
  return [...groups]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1))
    .map(([path, group]) => ({ file: files.get(path), notes: group.toSorted(byLine) }))
}
