import { precision, recall, type Score, tally } from './anchor-score.ts'
import type { Fate } from './anchor-truth.ts'

/** Least share of notes that have to be shown where they belong; of the others nothing is promised. */
export const RECALL: Partial<Record<Fate, number>> = {
  unchanged: 1,
  'renamed or moved': 0.99,
  'edited outside': 0.9,
}

/** Withheld on purpose: two declarations could be the one that is meant. */
const DOUBTFUL = ['add an exact twin and edit', 'rename and reuse the name']

/** What is promised of a note: its fate, unless a second declaration leaves a doubt. */
function promiseOf({ fate, refactoring }: Score): string {
  if (fate === 'quote gone' || fate === 'unchanged') return fate
  return DOUBTFUL.some((name) => refactoring.startsWith(name)) ? `${fate}, with a double` : fate
}

/** A Markdown table: ours and quote-only matching, by fate and then by refactoring. */
export function renderScores(title: string, scores: readonly Score[]): string {
  const groups = [
    ...group(scores, promiseOf),
    ...group(scores, ({ refactoring }) => `after: ${refactoring}`),
    ['all', scores] as const,
  ]
  const rows = groups.map(([name, some]) => {
    const ours = tally(some.map((one) => one.ours))
    const peer = tally(some.map((one) => one.peer))
    const isGone = some.every(({ fate }) => fate === 'quote gone')
    const cells = [ours, peer].flatMap((one) => [
      percent(precision(one)),
      isGone ? '–' : percent(recallOf(some, one === ours ? 'ours' : 'peer')),
    ])
    return `| ${[name, some.length, ...cells, ours.wrong, peer.wrong].join(' | ')} |`
  })
  return [
    `\n${title}\n`,
    '| | n | precision | recall | quote-only: precision | recall | wrong | quote-only: wrong |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** Of what is still there to be shown. */
function recallOf(scores: readonly Score[], whose: 'ours' | 'peer'): number {
  return recall(tally(scores.filter(({ fate }) => fate !== 'quote gone').map((one) => one[whose])))
}

function group(
  scores: readonly Score[],
  keyOf: (score: Score) => string,
): (readonly [string, readonly Score[]])[] {
  const groups = new Map<string, Score[]>()
  for (const score of scores) {
    const known = groups.get(keyOf(score))
    if (known === undefined) groups.set(keyOf(score), [score])
    else known.push(score)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

function percent(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`
}

/** Every target that is missed, in words, with the notes that missed it. */
export function shortfalls(
  scores: readonly Score[],
  targets: Partial<Record<Fate, number>> = RECALL,
): string[] {
  const wrong = scores.filter(({ ours }) => ours === 'wrong')
  const missed = wrong.length === 0 ? [] : [`precision: ${wrong.length} notes are on wrong code`]
  for (const [promise, some] of group(scores, promiseOf)) {
    const target = targets[promise as Fate]
    const share = recall(tally(some.map(({ ours }) => ours)))
    if (target === undefined || share >= target) continue
    const lost = some.filter(({ ours }) => ours !== 'right').slice(0, 20)
    missed.push(
      `recall of ${promise}: ${percent(share)} of ${some.length}, target ${percent(target)}`,
      ...lost.map(({ describe }) => `  ${describe()}`),
    )
  }
  return missed
}
