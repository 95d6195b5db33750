import { defineProblem, nearestClause } from './problem-definition.ts'

const RECORD = 'Record the vectors again with `npm run conformance:record`'

/** EXT120–EXT129: recorded behaviour. */
export const vectorProblems = {
  stray: defineProblem({
    code: 'EXT120',
    title: 'Vector without a scenario',
    severity: 'error',
    example: { what: '`W-18`', scenarioFile: 'ports/workqueue/scenarios/queue.json' },
    message: ({ what, scenarioFile }) => `No scenario in ${scenarioFile} asks for ${what}`,
    hint: () => `${RECORD}, or restore the scenario.`,
  }),
  unrecorded: defineProblem({
    code: 'EXT121',
    title: 'Scenario not recorded',
    severity: 'warning',
    example: { what: '`W-18`' },
    message: ({ what }) => `There is no vector of ${what}`,
    hint: () => `${RECORD}.`,
  }),
  unknownName: defineProblem({
    code: 'EXT122',
    title: 'Scenario names what the port does not have',
    severity: 'error',
    example: { id: 'W-18', kind: 'requirement', name: 'Q-99', nearest: ['Q-9'] },
    message: ({ id, kind, name, nearest }) =>
      `\`${id}\` names the ${kind} \`${name}\`, which there is not${nearestClause(nearest)}`,
    hint: ({ kind }) =>
      kind === 'deviation'
        ? 'Correct the id in the scenario, or give the deviation a heading in PORT.md; then record again.'
        : 'Correct the id in the scenario, or add it to requirements.json; then record again.',
  }),
  repeated: defineProblem({
    code: 'EXT123',
    title: 'Scenario id used twice',
    severity: 'error',
    example: { id: 'W-18', other: 'queue' },
    message: ({ id, other }) => `The scenario id \`${id}\` is taken in the suite \`${other}\``,
    hint: () => 'Give each scenario of a port its own id, and record again.',
  }),
  mismatch: defineProblem({
    code: 'EXT124',
    title: 'Vector does not fit its steps',
    severity: 'error',
    example: { id: 'W-18', what: 'outcomes.0', reason: '3 observations of 4 steps' },
    message: ({ id, what, reason }) => `\`${what}\` of \`${id}\`: ${reason}`,
    hint: () => `${RECORD}; a deviation's steps count from 0.`,
  }),
  mixed: defineProblem({
    code: 'EXT125',
    title: 'Vectors of different recordings',
    severity: 'error',
    example: { what: 'Go', here: 'go1.26.8', there: 'go1.27.0' },
    message: ({ what, here, there }) =>
      `Recorded with another ${what} than the first suite: ${here} instead of ${there}`,
    hint: () => `${RECORD}, all suites at once.`,
  }),
  language: defineProblem({
    code: 'EXT126',
    title: 'Text of a suite missing in a language',
    severity: 'error',
    example: { what: '`notReplayed.reason` of `W-18`', locale: 'zh' },
    message: ({ what, locale }) => `${what} is missing in \`${locale}\`, a language of the book`,
    hint: () => `Write it in the scenario file. ${RECORD}.`,
  }),
} as const
