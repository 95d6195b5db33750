import type { Heading } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { BookConfig } from '#schemas/book.ts'
import { type ChapterFrontMatter, chapterFrontMatterSchema } from '#schemas/chapter.ts'
import { parseBookPath, parseSectionId } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { nearest } from '../nearest.ts'
import { chapterProblems as problems } from '../problems/chapter-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { buildBody } from './chapter-body.ts'
import type { ChapterSource, SectionSource } from './chapter-source.ts'
import { checkFields } from '#authored/check-fields.ts'
import { hashMarkdown } from './content-hash.ts'
import { frontMatterText, readYaml } from './front-matter.ts'
import { findInvisible } from '#authored/invisible-characters.ts'
import { openTrees, type TreeReader } from './kept-trees.ts'
import { moveLabels } from './label-order.ts'
import { listSources, readSource } from './read-source.ts'

/** All chapters of all languages, in the order of language, part, order and slug. Malformed ones are left out. */
export function loadChapters(book: BookConfig, env: Env): ChapterSource[] {
  checkLocaleFolders(book, env)
  const trees = openTrees('chapter-trees', env)
  const chapters = book.locales.flatMap(({ code }) => {
    const folder = `${book.chapters}/${code}`
    const files = listSources(env, folder, '.md')
    const isDefault = code === book.locales[0]?.code
    if (files.length === 0 && isDefault) env.report(createProblem(problems.noChapters, { folder }))
    return withoutRepeatedSlugs(
      files.flatMap((file) => loadChapter({ file, locale: code, trees }, book, env) ?? []),
      env,
    )
  })
  trees.save()
  return sortChapters(chapters, book)
}

function checkLocaleFolders(book: BookConfig, env: Env): void {
  const known = book.locales.map(({ code }) => code)
  for (const { path, kind } of env.fs.list(book.chapters)) {
    const locale = path.slice(book.chapters.length + 1)
    if (kind === 'file' || known.includes(locale) || locale.startsWith('.')) continue
    const args = { locale, known: known.join(', ') }
    env.report(createProblem(problems.localeUnknown, args, { file: path }))
  }
}

const MAX_INVISIBLE_REPORTS = 5

interface ChapterFile {
  file: string
  locale: string
  trees: TreeReader
}

function loadChapter(
  { file, locale, trees }: ChapterFile,
  book: BookConfig,
  env: Env,
): ChapterSource | undefined {
  const written = readSource(env, file)
  if (written === undefined) return undefined
  for (const { character, line } of findInvisible(written).slice(0, MAX_INVISIBLE_REPORTS))
    env.report(createProblem(problems.invisible, { character }, { file, line }))
  const asWritten = trees.parse(written)
  const source = moveLabels(asWritten, written)
  const body = source === written ? asWritten : trees.parse(source)
  const front = loadFrontMatter(frontMatterText(body), file, book, env)
  buildBody(body, {
    file,
    source,
    report: env.report,
  })
  const headings = body.children.filter((node) => node.type === 'heading')
  const sections = buildSections(headings, source, file, env)
  if (front === undefined) return undefined
  const bodyStart = body.children[0]?.position?.start.offset ?? source.length
  const leadEnd = headings[0]?.position?.start.offset ?? source.length
  const leadHash = hashMarkdown(source.slice(Math.min(bodyStart, leadEnd), leadEnd))
  return { file: parseBookPath(file), locale, front, body, leadHash, sections }
}

function loadFrontMatter(
  text: string | undefined,
  file: string,
  book: BookConfig,
  env: Env,
): ChapterFrontMatter | undefined {
  if (text === undefined) {
    env.report(createProblem(problems.frontMatterMissing, {}, { file, line: 1 }))
    return undefined
  }
  const FIRST_LINE = 2
  const yaml = readYaml(env, text, file, FIRST_LINE)
  if (!yaml) return undefined
  const checked = checkFields(chapterFrontMatterSchema, yaml.value ?? {})
  if (checked.kind === 'issues') {
    const fields = Object.keys(chapterFrontMatterSchema.shape)
    for (const { path, field, reason, unknownKey } of checked.issues) {
      const near = unknownKey === undefined ? undefined : nearest(unknownKey, fields)
      const args = { field, reason, nearest: near ? [near] : [] }
      const line = yaml.lineOf(path)
      env.report(createProblem(problems.frontMatterField, args, { file, line }))
    }
    return undefined
  }
  const { part } = checked.value
  const parts = book.parts.map(({ id }) => id)
  if (part !== undefined && !parts.includes(part)) {
    const near = nearest(part, parts)
    const place = { file, line: yaml.lineOf(['part']) }
    env.report(createProblem(problems.partUnknown, { part, nearest: near ? [near] : [] }, place))
  }
  return checked.value
}

function buildSections(
  headings: readonly Heading[],
  source: string,
  file: string,
  env: Env,
): SectionSource[] {
  const sections: SectionSource[] = []
  for (const [index, heading] of headings.entries()) {
    const id = heading.data?.sectionId
    const line = heading.position?.start.line ?? 1
    if (id === undefined) continue
    const same = sections.find((section) => section.id === id)
    if (same)
      env.report(createProblem(problems.headingRepeated, { id, line: same.line }, { file, line }))
    const start = heading.position?.start.offset
    const end = headings[index + 1]?.position?.start.offset
    sections.push({
      id: parseSectionId(id),
      title: toString(heading),
      depth: heading.depth,
      line,
      hash: hashMarkdown(source.slice(start, end)),
    })
  }
  return sections
}

function withoutRepeatedSlugs(chapters: ChapterSource[], env: Env): ChapterSource[] {
  const bySlug = new Map<string, ChapterSource>()
  for (const chapter of chapters) {
    const { slug } = chapter.front
    const other = bySlug.get(slug)
    if (other) {
      const args = { slug, other: other.file }
      env.report(createProblem(problems.slugRepeated, args, { file: chapter.file, line: 2 }))
    } else bySlug.set(slug, chapter)
  }
  return [...bySlug.values()]
}

function sortChapters(chapters: ChapterSource[], book: BookConfig): ChapterSource[] {
  const localeOf = new Map(book.locales.map(({ code }, index) => [code, index]))
  const partOf = new Map(book.parts.map(({ id }, index) => [id, index]))
  const key = ({ locale, front }: ChapterSource): [number, number, number] => [
    localeOf.get(locale) ?? 0,
    front.part === undefined ? -1 : (partOf.get(front.part) ?? 0),
    front.order,
  ]
  return chapters
    .map((chapter) => ({ chapter, key: key(chapter) }))
    .sort(
      (a, b) =>
        a.key[0] - b.key[0] ||
        a.key[1] - b.key[1] ||
        a.key[2] - b.key[2] ||
        (a.chapter.front.slug < b.chapter.front.slug ? -1 : 1),
    )
    .map(({ chapter }) => chapter)
}
