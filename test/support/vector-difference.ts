import { type Vector } from '../../schemas/vector.ts'

/** How many steps before the one that differs are shown. */
const STEPS_SHOWN = 10

/** Says where the port went another way, with the steps that led there. */
export function describeDifference(
  vector: Vector,
  { step, expected, got }: { step: number; expected: readonly unknown[]; got: readonly unknown[] },
): string {
  const deviation = vector.deviations?.find(({ steps }) => steps.includes(step))
  const lines = [
    `${vector.id}${vector.about === undefined ? '' : ` (${vector.about})`}`,
    `step ${step}: ${asText(vector.steps[step])}`,
    deviation
      ? `agrees with upstream, which ${deviation.id} says it does not`
      : `expected ${asText(expected[step])}`,
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

function asText(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
