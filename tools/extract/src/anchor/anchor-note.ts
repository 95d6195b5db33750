import type { ReviewState } from '#schemas/annotation.ts'
import { findAlike } from '#authored/note-target.ts'
import type { NoteSource } from '../load/note-source.ts'
import { noteHash } from '../load/note-hash.ts'
import { noteProblems as problems } from '../problems/note-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { AnchorContext } from './anchor-context.ts'
import type { AnchoredNote, References } from './anchored.ts'
import { type NoteResolution, resolveNote } from './note-anchor.ts'
import { resolveReferences } from './references.ts'
import { checkTerms, type TermCheck } from './term-check.ts'

/** Finds a note's code and resolves what its text refers to. Losing the code is no error. */
export function anchorNote(
  source: NoteSource,
  terms: ReadonlyMap<string, TermCheck>,
  context: AnchorContext,
): AnchoredNote {
  const { sources, index, resolver, env } = context
  const { front } = source
  const resolution = resolveNote(front, index, resolver.lookup, sources.symbolRedirects)
  reportState(source, resolution, context)
  for (const { tree, file, locale } of source.bodies) {
    const check = terms.get(locale)
    if (!check) continue
    for (const problem of checkTerms(tree, file, check, problems.termForbidden)) env.report(problem)
  }
  const references = Object.fromEntries(
    source.bodies.map((body) => [body.locale, resolveBody(source, body, context)]),
  )
  const isShown = 'anchor' in resolution
  const code = isShown ? resolution.symbol.code : front.code
  return {
    source,
    state: resolution.state,
    reason: reasonOf(source, resolution),
    review: reviewState(source, code, context),
    candidates: 'candidates' in resolution ? resolution.candidates : [],
    ...(isShown ? { anchor: resolution.anchor } : {}),
    references,
  }
}

function reasonOf({ front }: NoteSource, resolution: NoteResolution): string {
  switch (resolution.state) {
    case 'anchored':
      return ''
    case 'changed':
      return `\`${front.target}\` changed since the note was written`
    case 'moved':
      return `\`${front.target}\` is \`${resolution.anchor.symbol}\` now`
    case 'orphaned':
    case 'ambiguous':
      return resolution.reason
  }
}

function reportState(
  { id, file, front }: NoteSource,
  resolution: NoteResolution,
  { index, env }: AnchorContext,
): void {
  const place = { file }
  switch (resolution.state) {
    case 'anchored': {
      const { symbol } = resolution
      const symbols = index.ports.find(({ port }) => port === symbol.port)?.symbols ?? []
      const twins = findAlike(symbol, symbols).filter((twin) => !front.alike?.includes(twin))
      if (twins.length > 0) env.report(createProblem(problems.alikeMissing, { id, twins }, place))
      return
    }
    case 'changed':
      env.report(createProblem(problems.changed, { id, target: front.target }, place))
      return
    case 'moved': {
      const args = { id, from: front.target, to: resolution.anchor.symbol }
      env.report(createProblem(problems.moved, args, place))
      return
    }
    case 'orphaned':
      env.report(createProblem(problems.orphaned, { id, reason: resolution.reason }, place))
      return
    case 'ambiguous':
      env.report(createProblem(problems.ambiguous, { id, reason: resolution.reason }, place))
  }
}

/** A review counts for exactly the words and the code it was made on. */
function reviewState(
  { id, file, front, bodies }: NoteSource,
  code: string,
  { env }: AnchorContext,
): ReviewState {
  const { reviewed } = front
  if (!reviewed) return 'none'
  const changed = [
    ...(reviewed.note === noteHash(front, bodies) ? [] : ['the note']),
    ...(reviewed.code === code ? [] : ['the code']),
  ]
  for (const what of changed)
    env.report(createProblem(problems.reviewExpired, { id, what }, { file }))
  return changed.length === 0 ? 'approved' : 'expired'
}

function resolveBody(
  source: NoteSource,
  { tree, file, locale }: NoteSource['bodies'][number],
  { sources, resolver, env }: AnchorContext,
): References {
  return resolveReferences(tree, {
    origin: { locale, file },
    port: source.port,
    resolver,
    pages: sources,
    onLink: env.report,
    onSymbol: (name, resolution, line) => {
      const near = resolution.kind === 'missing' ? resolution.nearest : resolution.candidates
      const args = { name, nearest: near }
      env.report(createProblem(problems.symbolUnknown, args, { file, line }))
    },
  })
}
