import { editsOf } from './apply-edits.ts'
import type { PlacedMutant } from './mutant-source.ts'
import type { ReplayResult } from './replay-port.ts'

/** What became of a mutant. */
export type Judgement =
  /** The named vector noticed, and so did `others`. */
  | {
      readonly kind: 'killed'
      readonly mutant: PlacedMutant
      /** How the named one noticed. */
      readonly message: string
      readonly others: readonly string[]
      /** False when there may be more of them. */
      readonly complete: boolean
      /** True when the named vector did not come to an end. */
      readonly hung: boolean
    }
  | {
      readonly kind: 'failed'
      readonly mutant: PlacedMutant
      readonly problem: string
      readonly hint: string
    }

function fail(mutant: PlacedMutant, problem: string, hint: string): Judgement {
  return { kind: 'failed', mutant, problem, hint }
}

/** What is wrong with the entry itself; `text` is that of the file it changes. */
export function judgeEntry(
  mutant: PlacedMutant,
  text: string | undefined,
  scenarios: ReadonlyMap<string, string>,
): Judgement | undefined {
  if (text === undefined) return fail(mutant, `no file ${mutant.file}`, 'Name a file of the port.')
  for (const edit of editsOf(mutant)) {
    const times = text.split(edit.find).length - 1
    if (times === 0) {
      const hint = `Look in ${mutant.file} for what became of it.`
      return fail(mutant, `not there: ${quote(edit.find)}`, hint)
    }
    if (times > 1) {
      const hint = 'Take in more of the lines around.'
      return fail(mutant, `there ${times} times: ${quote(edit.find)}`, hint)
    }
    if (edit.find === edit.replace) {
      return fail(mutant, 'changes nothing', '"find" and "replace" are the same.')
    }
  }
  if (!scenarios.has(mutant.caughtBy)) {
    const hint = 'Name a scenario that stands in vectors/ and is replayed.'
    return fail(mutant, `no vector ${mutant.caughtBy}`, hint)
  }
  return undefined
}

/** The first line of a text. */
function quote(text: string): string {
  const [first = '', ...rest] = text.trim().split('\n')
  return rest.length > 0 ? `"${first}…"` : `"${first}"`
}

/** What the replay of a changed port says about the mutant. */
export function judgeReplay(mutant: PlacedMutant, result: ReplayResult): Judgement {
  const { broken, stuck } = result
  if (broken) {
    const problem = broken.syntax ? 'is not TypeScript' : 'cannot be loaded'
    const hint = 'A change that stops everything shows nothing about the vectors.'
    return fail(mutant, `${problem}: ${broken.message}`, hint)
  }
  if (!result.mutated) {
    return fail(mutant, `${mutant.file} is never loaded`, 'The replay does not use this file.')
  }
  const caught = stuck ? [...result.failed, stuck] : result.failed
  const named = caught.find(({ scenario }) => scenario === mutant.caughtBy)
  if (named) {
    const others = caught.filter((vector) => vector !== named).map(({ scenario }) => scenario)
    return {
      kind: 'killed',
      mutant,
      message: named.message,
      others,
      complete: result.complete || named === stuck,
      hung: named === stuck,
    }
  }
  if (stuck) {
    const problem = `${stuck.scenario} ${stuck.message}, and ${mutant.caughtBy} was not reached or passed`
    return fail(mutant, problem, `Name ${stuck.scenario}, or make a change that lets it end.`)
  }
  if (caught.length === 0) {
    const hint =
      'Add a scenario that tells the two apart; if there is none, the change is harmless.'
    return fail(mutant, 'survived: no vector notices', hint)
  }
  const names = listNames(caught.map(({ scenario }) => scenario))
  return fail(mutant, `${mutant.caughtBy} does not catch it, but ${names}`, 'Name one of those.')
}

const SHOWN = 4

/** The first few names and how many more there are. */
export function listNames(names: readonly string[]): string {
  const rest = names.length - SHOWN
  const first = names.slice(0, SHOWN).join(', ')
  return rest > 0 ? `${first} and ${rest} more` : first
}
