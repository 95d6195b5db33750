import type { AnchoredNote, Anchors } from '../anchor/anchored.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { noteProblems } from '../problems/note-problems.data.ts'
import { weaveProblems } from '../problems/weave-problems.data.ts'
import { buildKnowledge } from './knowledge.ts'
import { weavePage } from './weave-page.ts'
import type { Woven } from './woven.ts'

/** Joins chapters, excerpts and notes to pages, and says what the site has to know besides. */
export function weave(anchors: Anchors, env: Env): Woven {
  const { book, chapters, notes, charts } = anchors
  const notesByFile = groupByFile(notes)
  const results = chapters.map((chapter) => weavePage(chapter, notesByFile, charts, book))
  const pages = results.map(({ page }) => page)
  reportCollisions(pages, env)
  reportUnseen(notes, new Set(results.flatMap(({ shown }) => [...shown])), env)
  const listed = pages.map(({ chapter }) => chapter)
  return { book, pages, documents: buildKnowledge(anchors, listed) }
}

/** From the top of each file to its bottom, wider notes first. */
function groupByFile(notes: readonly AnchoredNote[]): Map<string, AnchoredNote[]> {
  const byFile = new Map<string, AnchoredNote[]>()
  for (const note of notes) {
    if (!note.anchor) continue
    const same = byFile.get(note.anchor.file)
    if (same) same.push(note)
    else byFile.set(note.anchor.file, [note])
  }
  const end = (note: AnchoredNote): number => note.anchor?.lines.end ?? 0
  const start = (note: AnchoredNote): number => note.anchor?.lines.start ?? 0
  for (const group of byFile.values())
    group.sort(
      (a, b) => end(a) - end(b) || start(a) - start(b) || (a.source.id < b.source.id ? -1 : 1),
    )
  return byFile
}

function reportCollisions(pages: Woven['pages'], env: Env): void {
  const byPath = new Map<string, string>()
  for (const { path, chapter } of pages) {
    const other = byPath.get(path)
    if (other !== undefined)
      env.report(
        createProblem(weaveProblems.pathRepeated, { path, other }, { file: chapter.source }),
      )
    byPath.set(path, chapter.source)
  }
}

function reportUnseen(notes: readonly AnchoredNote[], shown: ReadonlySet<string>, env: Env): void {
  for (const { source, anchor } of notes) {
    if (!anchor || shown.has(source.id)) continue
    env.report(createProblem(noteProblems.unseen, { id: source.id }, { file: source.file }))
  }
}
