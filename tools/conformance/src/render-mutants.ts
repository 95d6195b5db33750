import { type Judgement, listNames } from './judge-mutant.ts'

/** One line about a mutant that was caught, three about one that was not. */
export function renderJudgement(judgement: Judgement): string {
  const { mutant } = judgement
  if (judgement.kind === 'failed') {
    const { problem, hint } = judgement
    return `✗ ${mutant.place} ${mutant.id}: ${problem}\n    ${mutant.about}\n    ${hint}`
  }
  const others =
    judgement.others.length === 0
      ? ''
      : ` and ${listNames(judgement.others)}${judgement.complete ? '' : ', …'}`
  const how = judgement.hung ? ` (which ${judgement.message})` : ''
  return `✓ ${mutant.id}: ${mutant.caughtBy}${how}${others}`
}

/** The last line of a run. */
export function renderMutantCount(judgements: readonly Judgement[]): string {
  const failed = judgements.filter(({ kind }) => kind === 'failed').length
  return `${judgements.length} mutants, ${judgements.length - failed} caught, ${failed} failed`
}
