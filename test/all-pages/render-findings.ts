import type { Finding } from './inspect-page.ts'

const PAGES_NAMED = 4
const LONGEST = 400

/** The findings by rule, the most frequent first, each with the pages it is on and one example. */
export function renderFindings(findings: readonly Finding[]): string {
  const byRule = new Map<string, Finding[]>()
  for (const finding of findings)
    byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding])
  return [...byRule]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([rule, of]) => {
      const pages = [...new Set(of.map(({ page }) => `/${page}`))]
      const more = pages.length > PAGES_NAMED ? ` and ${pages.length - PAGES_NAMED} more` : ''
      const [{ where, what } = { where: '', what: '' }] = of
      const example = what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what
      return [
        `${rule}: ${pages.length} page${pages.length === 1 ? '' : 's'}`,
        `  ${pages.slice(0, PAGES_NAMED).join(' ')}${more}`,
        `  ${where}: ${example.replaceAll('\n', '\n    ')}`,
      ].join('\n')
    })
    .join('\n')
}
