import { parseDocument } from 'yaml'
import type { BookConfig } from '#schemas/book.ts'
import { currentHashes } from '../anchor/translations.ts'
import type { Env } from '../env.ts'
import { type ChapterSource, LEAD } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems } from '../problems/anchor-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'

/** What to stamp: a chapter, and which of its sections; all of them when none is named. */
export interface StampRequest {
  slug: string
  sections: readonly string[]
}

/**
 * Records in every translation of a chapter which state of the original it translates, section by section.
 * Gives the files written.
 */
export function stampTranslations(
  { slug, sections }: StampRequest,
  chapters: readonly ChapterSource[],
  book: BookConfig,
  env: Env,
): string[] {
  const locale = book.locales[0]?.code ?? ''
  const originals = chapters.filter((chapter) => chapter.locale === locale)
  const original = originals.find(({ front }) => front.slug === slug)
  if (!original) {
    const near = nearest(
      slug,
      originals.map(({ front }) => front.slug),
    )
    const args = { slug, locale, nearest: near ? [near] : [] }
    env.report(createProblem(anchorProblems.sourceMissing, args))
    return []
  }
  const hashes = pickSections(original, sections, env)
  if (!hashes) return []
  return chapters
    .filter((chapter) => chapter.front.slug === slug && chapter.locale !== locale)
    .filter((chapter) => writeStamp(chapter, hashes, env))
    .map(({ file }) => file)
}

function pickSections(
  original: ChapterSource,
  sections: readonly string[],
  env: Env,
): Record<string, string> | undefined {
  const hashes = currentHashes(original)
  if (sections.length === 0) return hashes
  const unknown = sections.filter((id) => !Object.hasOwn(hashes, id))
  for (const section of unknown) {
    const near = nearest(section, Object.keys(hashes))
    const args = { section, page: original.front.slug, nearest: near ? [near] : [] }
    env.report(createProblem(anchorProblems.sectionUnknown, args, { file: original.file }))
  }
  if (unknown.length > 0) return undefined
  return Object.fromEntries(Object.entries(hashes).filter(([id]) => sections.includes(id)))
}

// --- \n … --- \n
const RE_FRONT_MATTER = /^---\n([\s\S]*?\n)---[ \t]*(?:\n|$)/u

function writeStamp(chapter: ChapterSource, hashes: Record<string, string>, env: Env): boolean {
  const read = env.fs.read(chapter.file)
  const match =
    read.kind === 'text' ? RE_FRONT_MATTER.exec(read.text.replace(/\r\n?/gu, '\n')) : null
  if (read.kind !== 'text' || !match) return false
  const text = read.text.replace(/\r\n?/gu, '\n')
  const known = [LEAD, ...chapter.sections.map(({ id }) => String(id))]
  const kept = Object.entries({ ...chapter.front.translates, ...hashes })
  const document = parseDocument(match[1] ?? '')
  document.set(
    'translates',
    Object.fromEntries(
      kept.filter(([id]) => known.includes(id)).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  )
  const stamped = `---\n${document.toString({ lineWidth: 0 })}---\n${text.slice(match[0].length)}`
  if (stamped === read.text) return false
  env.fs.write(chapter.file, stamped)
  return true
}
