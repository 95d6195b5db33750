import { showInvisible } from '#authored/invisible-characters.ts'
import type { Problem } from '#schemas/problem.ts'

/** What `explain` prints and the catalogue test snapshots, whatever the arguments are. */
export interface CatalogueEntry {
  /** `EXT012`. Permanent: never reused for another meaning. */
  readonly code: string
  /** A few words, as a heading. */
  readonly title: string
  readonly severity: Problem['severity']
  /** The problem as it reads with {@link ProblemDefinition.example}. */
  sample(): Problem
}

/** One kind of problem. `Args` are named, so that a message can be reworded without touching its users. */
export interface ProblemDefinition<Args> extends CatalogueEntry {
  /** Arguments that make a telling example. */
  readonly example: Args
  /** What is wrong, naming what was found. */
  message(args: Args): string
  /** What to do about it, in the imperative. */
  hint(args: Args): string
}

/** Where a problem is: book-relative file and 1-based line, as far as known. */
export interface Place {
  file?: string | undefined
  line?: number | undefined
}

/** Makes a catalogue entry. */
export function defineProblem<Args>(
  entry: Omit<ProblemDefinition<Args>, 'sample'>,
): ProblemDefinition<Args> {
  const definition: ProblemDefinition<Args> = {
    ...entry,
    sample: () => createProblem(definition, entry.example),
  }
  return definition
}

/**
 * Makes the problem that `definition` describes, for {@link Env.report}. What it quotes was written by anyone: on one
 * line and with invisible characters named, it can be printed anywhere.
 */
export function createProblem<Args>(
  definition: ProblemDefinition<Args>,
  args: Args,
  place: Place = {},
): Problem {
  return {
    code: definition.code,
    severity: definition.severity,
    ...(place.file === undefined ? {} : { file: showInvisible(place.file) }),
    ...(place.line === undefined ? {} : { line: place.line }),
    message: showInvisible(definition.message(args)),
    hint: showInvisible(definition.hint(args)),
  }
}

/** `; nearest: a, b`, or nothing when there is nothing near. */
export function nearestClause(nearest: readonly string[]): string {
  if (nearest.length === 0) return ''
  return `; nearest: ${nearest.map((name) => `\`${name}\``).join(', ')}`
}
