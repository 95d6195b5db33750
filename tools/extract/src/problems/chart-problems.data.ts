import { defineProblem, nearestClause } from './problem-definition.ts'

/** EXT040–EXT049: charts and counts that chapters take from the ports. */
export const chartProblems = {
  missing: defineProblem({
    code: 'EXT040',
    title: 'Chart missing',
    severity: 'error',
    example: { file: 'ports/workqueue/charts/limiter.ts', nearest: ['workqueue/limiters'] },
    message: ({ file, nearest }) => `There is no chart module ${file}${nearestClause(nearest)}`,
    hint: () => 'Write it, or correct `src`: the port, a slash, the file name without `.ts`.',
  }),
  failed: defineProblem({
    code: 'EXT041',
    title: 'Chart module fails',
    severity: 'error',
    example: {
      file: 'ports/workqueue/charts/exponential.ts',
      reason: 'it throws RangeError: no such item (line 7)',
    },
    message: ({ file, reason }) => `${file} gives no chart: ${reason}`,
    hint: () =>
      'Let it compute `export const chart` from the port and end; it may read the book, but not write, wait or reach out.',
  }),
  shape: defineProblem({
    code: 'EXT042',
    title: 'Malformed chart',
    severity: 'error',
    example: {
      file: 'ports/workqueue/charts/exponential.ts',
      field: 'chart.series.0.points.3.1',
      reason: 'expected number, received NaN',
    },
    message: ({ file, field, reason }) => `\`${field}\` of ${file}: ${reason}`,
    hint: () => 'Correct the value; schemas/chart.ts says what a chart is made of.',
  }),
  parityPort: defineProblem({
    code: 'EXT043',
    title: 'No such port',
    severity: 'error',
    example: { port: 'workqeue', nearest: ['workqueue'] },
    message: ({ port, nearest }) => `The book has no port \`${port}\`${nearestClause(nearest)}`,
    hint: () => "Name one of the ports in the book's configuration.",
  }),
  parityNone: defineProblem({
    code: 'EXT044',
    title: 'Port without vectors',
    severity: 'error',
    example: { port: 'workqueue', folder: 'ports/workqueue/vectors' },
    message: ({ port, folder }) => `The port \`${port}\` has no vectors below ${folder}`,
    hint: () => 'Record them with `npm run conformance:record`, or leave the directive out.',
  }),
} as const
