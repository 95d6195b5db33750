import type { Locale } from '#schemas/book.ts'
import { type ParitySuite, scenarioFileSchema } from '#schemas/vector.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { vectorProblems as problems } from '../problems/vector-problems.data.ts'
import type { PortProgram } from './port-program.ts'
import { MAX_RECORD_BYTES } from './record-file.ts'
import { readSource } from './read-source.ts'
import { parseYaml } from '#authored/yaml.ts'

interface Label {
  /** Absent: it is about the suite. */
  scenario: string | undefined
  locale: string
}

/** Reports what is said of a port's suites and is not said in every language of the book. */
export function checkLabels(
  { port, parity }: PortProgram,
  locales: readonly Locale[],
  env: Env,
): void {
  for (const suite of parity?.suites ?? []) {
    const missing = findMissing(suite, locales)
    if (missing.length === 0) continue
    const file = `${port.path}/scenarios/${suite.suite}.json`
    const lineOf = findLines(file, env)
    for (const { scenario, locale } of missing) {
      const what = scenario === undefined ? '`about`' : `\`notReplayed.reason\` of \`${scenario}\``
      const place = { file, line: lineOf(scenario) }
      env.report(createProblem(problems.language, { what, locale }, place))
    }
  }
}

function findMissing({ about, notReplayed }: ParitySuite, locales: readonly Locale[]): Label[] {
  const texts = [
    { scenario: undefined, text: about },
    ...notReplayed.map(({ scenario, reason }) => ({ scenario, text: reason })),
  ]
  return texts.flatMap(({ scenario, text }) =>
    locales
      .filter(({ code }) => text[code] === undefined)
      .map(({ code }) => ({ scenario, locale: code })),
  )
}

/** Where the author wrote them. A file that is malformed or absent has been reported. */
function findLines(file: string, env: Env): (scenario: string | undefined) => number | undefined {
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES, optional: true })
  const parsed = text === undefined ? undefined : parseYaml(text)
  if (parsed?.kind !== 'value') return () => undefined
  const { data } = scenarioFileSchema.safeParse(parsed.value)
  return (scenario) => {
    if (scenario === undefined) return parsed.lineOf(['about'])
    const at = data?.scenarios?.findIndex(({ id }) => id === scenario) ?? -1
    return at < 0 ? undefined : parsed.lineOf(['scenarios', at, 'notReplayed', 'reason'])
  }
}
