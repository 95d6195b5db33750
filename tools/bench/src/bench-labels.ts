import { indexCode, type IndexedCode } from './anchor-code.ts'
import { type Label, readLabels } from './anchor-label.ts'
import { LabelError, type LabelScore, scoreLabels } from './anchor-label-score.ts'
import { LABELLED_LINES, type Release, type ReleaseLine } from './anchor-packages.data.ts'
import { precision, recall, tally } from './anchor-score.ts'
import { readRelease } from './anchor-workspace.ts'
import { type BenchRow, limitRow } from './bench-row.ts'

/**
 * Notes that a person labelled with where they belong in the next release, next to quote-only fuzzy matching. Prints
 * a table and every note that is not where the label says; the row counts those on wrong code.
 *
 * @throws FetchError when a package cannot be fetched
 * @throws LabelError when a label does not describe the code it is about
 */
export async function benchLabels(
  root: string,
  print: (text: string) => void,
): Promise<BenchRow[]> {
  const labels = readLabels()
  const isOf = (label: Label, from: Release, to: Release): boolean =>
    label.package === from.name && label.from === from.version && label.to === to.version
  const pairs = LABELLED_LINES.flatMap((line) =>
    line.releases.slice(1).flatMap((to, at) => {
      const from = line.releases[at]
      const some = from === undefined ? [] : labels.filter((label) => isOf(label, from, to))
      return from === undefined || some.length === 0 ? [] : [{ line, from, to, labels: some }]
    }),
  )
  const known = new Set(pairs.flatMap((pair) => pair.labels))
  const stray = labels.find((label) => !known.has(label))
  if (stray) throw new LabelError(`${stray.package} ${stray.from} to ${stray.to} is not looked at`)
  const indexed = new Map<Release, IndexedCode>()
  const read = async (release: Release, line: ReleaseLine): Promise<IndexedCode> => {
    const code = indexed.get(release) ?? (await indexCode(readRelease(root, release, line)))
    indexed.set(release, code)
    return code
  }
  const scores: LabelScore[] = []
  const faults: string[] = []
  for (const { line, from, to, labels: some } of pairs)
    scores.push(
      ...scoreLabels(some, await read(from, line), await read(to, line), (fault) => {
        faults.push(fault)
      }),
    )
  if (faults.length > 0) throw new LabelError(faults.join('\n'))
  print(renderLabels(scores))
  for (const { label, ours, describe } of scores)
    if (ours === 'wrong' || (ours === 'withheld' && label.expect === 'shown'))
      print(`${ours === 'wrong' ? 'wrong' : 'not shown'}: ${describe()}`)
  const wrong = tally(scores.map(({ ours }) => ours)).wrong
  return [limitRow(`anchoring ${scores.length} labelled notes: 1 + on wrong code`, 1 + wrong, 1)]
}

/** A Markdown table by pair of releases: how many, and of ours and of quote-only matching what is right. */
function renderLabels(scores: readonly LabelScore[]): string {
  const pairOf = ({ label }: LabelScore): string => `${label.package} ${label.from} → ${label.to}`
  const names = [...new Set(scores.map(pairOf))].sort()
  const groups = [
    ...names.map((name) => [name, scores.filter((one) => pairOf(one) === name)] as const),
    ['all', scores] as const,
  ]
  const rows = groups.map(([name, some]) => {
    const shown = some.filter(({ label }) => label.expect === 'shown')
    const cells = (['ours', 'peer'] as const).flatMap((whose) => [
      percent(precision(tally(some.map((one) => one[whose])))),
      percent(recall(tally(shown.map((one) => one[whose])))),
      tally(some.map((one) => one[whose])).wrong,
    ])
    return `| ${[name, some.length, some.length - shown.length, ...cells].join(' | ')} |`
  })
  return [
    '\nNotes labelled by hand, in the next release\n',
    '| | n | to withhold | precision | recall | wrong | quote-only: precision | recall | wrong |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function percent(share: number): string {
  return `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`
}
