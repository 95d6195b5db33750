import type { BookConfig } from '#schemas/book.ts'
import type { ClaimNode } from '../load/book-nodes.ts'
import type { Env } from '../env.ts'
import { type ChapterSource, LEAD } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'

/** Sections whose original changed since they were translated; {@link LEAD} stands for the lead. */
export type StaleSections = ReadonlySet<string>

/** Compares every translation with its original. The result is by the translation's file. */
export function checkTranslations(
  chapters: readonly ChapterSource[],
  book: BookConfig,
  env: Env,
): Map<string, StaleSections> {
  const [original] = book.locales
  const originals = new Map(
    chapters
      .filter(({ locale }) => locale === original?.code)
      .map((chapter) => [chapter.front.slug, chapter]),
  )
  const stale = new Map<string, StaleSections>()
  for (const chapter of chapters) {
    const { file, front, locale } = chapter
    if (locale === original?.code) {
      if (front.translates !== undefined)
        env.report(createProblem(problems.translatesDefault, { locale }, { file, line: 1 }))
      continue
    }
    const source = originals.get(front.slug)
    if (source) {
      checkPair(chapter, source, env)
      stale.set(file, findStale(chapter, source, env))
      continue
    }
    const near = nearest(front.slug, originals.keys())
    const args = { slug: front.slug, locale: original?.code ?? '', nearest: near ? [near] : [] }
    env.report(createProblem(problems.sourceMissing, args, { file, line: 1 }))
  }
  return stale
}

function checkPair(chapter: ChapterSource, source: ChapterSource, env: Env): void {
  const { file, front } = chapter
  const other = source.file
  for (const field of ['part', 'order'] as const) {
    const here = String(front[field] ?? 'absent')
    const there = String(source.front[field] ?? 'absent')
    if (here !== there)
      env.report(
        createProblem(problems.frontDiffers, { field, here, there, other }, { file, line: 1 }),
      )
  }
  checkSections(chapter, source, env)
  checkClaims(chapter, source, env)
}

function checkSections(chapter: ChapterSource, source: ChapterSource, env: Env): void {
  const { file, sections } = chapter
  const other = source.file
  const here = sections.map(({ id }) => id)
  const there = source.sections.map(({ id }) => id)
  for (const id of there.filter((name) => !here.includes(name)))
    env.report(createProblem(problems.sectionMissing, { id, other }, { file }))
  for (const { id, line } of sections.filter((section) => !there.includes(section.id))) {
    const near = nearest(id, there)
    const args = { id, other, nearest: near ? [near] : [] }
    env.report(createProblem(problems.sectionExtra, args, { file, line }))
  }
  if (here.length !== there.length || here.some((id) => !there.includes(id))) return
  const misplaced = sections.find(({ id, depth }, index) => {
    const twin = source.sections[index]
    return twin?.id !== id || twin.depth !== depth
  })
  if (misplaced) {
    const place = { file, line: misplaced.line }
    env.report(createProblem(problems.sectionOrder, { id: misplaced.id, other }, place))
  }
}

function claimsOf({ body }: ChapterSource): ClaimNode[] {
  return body.children.filter((node) => node.type === 'claim')
}

function checkClaims(chapter: ChapterSource, source: ChapterSource, env: Env): void {
  const originals = claimsOf(source)
  for (const claim of claimsOf(chapter)) {
    const twin = originals.find(({ id }) => id === claim.id)
    const report = (what: string): void => {
      const place = { file: chapter.file, line: claim.position?.start.line }
      const args = { id: claim.id, what, other: source.file }
      env.report(createProblem(problems.claimDiffers, args, place))
    }
    if (!twin) report('no counterpart')
    else if (twin.verdict !== claim.verdict) report(`the verdict \`${twin.verdict}\``)
    else if ([...twin.evidence].sort().join(' ') !== [...claim.evidence].sort().join(' '))
      report('other evidence')
  }
}

function findStale(chapter: ChapterSource, source: ChapterSource, env: Env): StaleSections {
  const { file, front } = chapter
  const { slug } = front
  const recorded = front.translates ?? {}
  const current = currentHashes(source)
  const stale = Object.keys(current).filter(
    (id) => recorded[id] !== undefined && recorded[id] !== current[id],
  )
  const unknown = Object.keys(current).filter((id) => recorded[id] === undefined)
  const quote = (id: string): string => (id === LEAD ? 'the lead' : `\`${id}\``)
  for (const id of stale) {
    const line = chapter.sections.find((section) => section.id === id)?.line
    const args = { section: quote(id), other: source.file, slug }
    env.report(createProblem(problems.sectionStale, args, { file, line }))
  }
  if (unknown.length > 0) {
    const args = { sections: unknown.map(quote).join(', '), slug }
    env.report(createProblem(problems.notStamped, args, { file }))
  }
  return new Set(stale)
}

/** Hash of every part of a chapter as it is now: what `stamp` records in its translations. */
export function currentHashes(source: ChapterSource): Record<string, string> {
  return Object.fromEntries([
    [LEAD, source.leadHash],
    ...source.sections.map(({ id, hash }) => [id, hash] as const),
  ])
}
