import { type Vector } from '../../schemas/vector.ts'

/** How many steps before the one that differs are shown. */
const STEPS_SHOWN = 10

/** Says where the port went another way, with the steps that led there. */
export function describeDifference(
  vector: Vector,
  { step, expected, got }: { step: number; expected: readonly unknown[]; got: readonly unknown[] },
): string {
  const deviation = vector.deviations?.find(({ steps }) => steps.includes(step))
  const instead = portInstead(vector).get(step)
  const agrees = asText(expected[step]) === asText(got[step])
  const lines = [
    `${vector.id}${vector.about === undefined ? '' : ` (${vector.about})`}`,
    `step ${step}: ${asText(vector.steps[step])}`,
    deviation && agrees
      ? `agrees with upstream, which ${deviation.id} says it does not`
      : `expected ${asText(deviation ? instead : expected[step])}${deviation ? `, as ${deviation.id} says` : ''}`,
    `got      ${asText(got[step])}`,
    ...(vector.outcomes.length > 1 ? [`the nearest of ${vector.outcomes.length} outcomes`] : []),
    ...(step > 0 ? ['after'] : []),
    ...vector.steps.slice(Math.max(0, step - STEPS_SHOWN), step).map((before, i) => {
      const index = Math.max(0, step - STEPS_SHOWN) + i
      return `  ${index}: ${asText(before)} → ${asText(got[index])}`
    }),
  ]
  return lines.join('\n')
}

/** What the port shows at the steps at which it differs on purpose. */
export function portInstead({ deviations = [] }: Vector): ReadonlyMap<number, unknown> {
  return new Map(deviations.flatMap(({ steps, port }) => steps.map((step, i) => [step, port[i]])))
}

function asText(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
