import { visit } from 'unist-util-visit'
import type { Evidence } from '#schemas/claim.ts'
import { type ChapterSource, LEAD } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems } from '../problems/anchor-problems.data.ts'
import { chartProblems } from '../problems/chart-problems.data.ts'
import { chapterProblems } from '../problems/chapter-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { AnchorContext } from './anchor-context.ts'
import type { AnchoredChapter } from './anchored.ts'
import { resolveEvidence } from './evidence.ts'
import { resolveExcerpt } from './excerpts.ts'
import { anchorGraphs } from './graphs.ts'
import { resolveReferences } from './references.ts'
import { symbolProblem } from './symbol-problem.ts'
import { checkTerms, type TermCheck } from './term-check.ts'
import type { TermFinder } from './term-finder.ts'
import { linkTerms } from './term-links.ts'
import type { StaleSections } from './translations.ts'

/** What is known of the terms of a chapter's language. */
export interface ChapterTerms {
  check: TermCheck
  finder: TermFinder
}

/** Resolves everything a chapter refers to. */
export function anchorChapter(
  source: ChapterSource,
  stale: StaleSections,
  terms: ChapterTerms,
  context: AnchorContext,
): AnchoredChapter {
  const { sources, resolver, env } = context
  const port = preferredPort(source, context)
  checkFigures(source, context)
  checkParity(source, context)
  for (const problem of checkTerms(source.body, source.file, terms.check)) env.report(problem)
  for (const text of [source.front.title, source.front.description])
    for (const problem of terms.check.checkText(text, { file: source.file, line: 1 }))
      env.report(problem)
  const references = resolveReferences(source.body, {
    origin: { locale: source.locale, file: source.file, chapter: source },
    port,
    resolver,
    pages: sources,
    onLink: env.report,
    onSymbol: (name, resolution, line) => {
      env.report(symbolProblem(name, resolution, port ?? '', { file: source.file, line }))
    },
  })
  return {
    source,
    sections: source.sections.map(({ id, title, depth }) => ({
      id,
      title,
      depth,
      stale: stale.has(id),
    })),
    ...references,
    ...linkTerms(source, terms.finder, env.report),
    excerpts: anchorExcerpts(source, port, context),
    evidence: anchorClaims(source, port, context),
    graphs: anchorGraphs(source, port, context),
    staleLead: stale.has(LEAD),
  }
}

/** The port called like the chapter's part; failing that, the one most of its excerpts are from. */
function preferredPort(source: ChapterSource, { index }: AnchorContext): string | undefined {
  const { part } = source.front
  if (part !== undefined && index.ports.some(({ port }) => port === part)) return part
  const counts = new Map<string, number>()
  visit(source.body, 'excerpt', ({ of }) => {
    const port = of.slice(0, Math.max(0, of.indexOf('/')))
    if (port !== '') counts.set(port, (counts.get(port) ?? 0) + 1)
  })
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? index.ports[0]?.port
}

function anchorExcerpts(
  source: ChapterSource,
  port: string | undefined,
  { resolver, env }: AnchorContext,
): AnchoredChapter['excerpts'] {
  const excerpts: AnchoredChapter['excerpts'] = {}
  visit(source.body, 'excerpt', (node) => {
    const place = { file: source.file, line: node.position?.start.line }
    const found = resolver.resolve(node.of, port)
    if (found.kind !== 'found') {
      env.report(symbolProblem(node.of, found, port ?? '', place))
      return
    }
    const anchor = resolveExcerpt(node, found.symbol, resolver.lookup, place)
    if ('severity' in anchor) env.report(anchor)
    else excerpts[node.position?.start.offset ?? 0] = anchor
  })
  return excerpts
}

function anchorClaims(
  source: ChapterSource,
  port: string | undefined,
  { sources, index, resolver, env }: AnchorContext,
): AnchoredChapter['evidence'] {
  const evidence: AnchoredChapter['evidence'] = {}
  const lineOf = new Map<string, number>()
  const ports = [...index.ports].sort((a, b) => Number(b.port === port) - Number(a.port === port))
  visit(source.body, 'claim', (node) => {
    const line = node.position?.start.line ?? 1
    const place = { file: source.file, line }
    const taken = lineOf.get(node.id)
    if (taken !== undefined)
      env.report(createProblem(anchorProblems.claimRepeated, { id: node.id, line: taken }, place))
    lineOf.set(node.id, line)
    const found: Evidence[] = []
    for (const written of node.evidence) {
      const one = resolveEvidence(written, { sources, resolver, ports, place })
      if ('severity' in one) env.report(one)
      else found.push(one)
    }
    evidence[node.position?.start.offset ?? 0] = found
  })
  return evidence
}

function checkFigures(source: ChapterSource, { sources, env }: AnchorContext): void {
  const { file, locale } = source
  const names = sources.figures.filter((figure) => figure.locale === locale).map(({ name }) => name)
  visit(source.body, 'figure', (node) => {
    if (names.includes(node.src)) return
    const wanted = `${sources.book.chapters}/${locale}/figures/${node.src}.svg`
    // A figure that was refused is not missing.
    if (env.problems.some((problem) => problem.file === wanted)) return
    const near = nearest(node.src, names)
    const args = { file: wanted, nearest: near ? [near] : [] }
    const place = { file, line: node.position?.start.line }
    env.report(createProblem(chapterProblems.figureMissing, args, place))
  })
}

function checkParity({ file, body }: ChapterSource, { sources, index, env }: AnchorContext): void {
  visit(body, 'parity', ({ port, position }) => {
    const place = { file, line: position?.start.line }
    const names = sources.book.ports.map(({ name }) => name)
    const near = nearest(port, names)
    const configured = sources.book.ports.find(({ name }) => name === port)
    const record = index.ports.find((one) => one.port === port)
    if (configured === undefined)
      env.report(
        createProblem(chartProblems.parityPort, { port, nearest: near ? [near] : [] }, place),
      )
    else if (record !== undefined && record.parity === undefined) {
      const folder = `${configured.path}/vectors`
      // Vectors that were refused are not missing.
      if (env.problems.some((problem) => problem.file?.startsWith(`${folder}/`) === true)) return
      env.report(createProblem(chartProblems.parityNone, { port, folder }, place))
    }
  })
}
