import { defineProblem, nearestClause } from './problem-definition.ts'

/** EXT100–EXT119: ports, their symbols, and what they stand for upstream. */
export const indexProblems = {
  portMissing: defineProblem({
    code: 'EXT100',
    title: 'Port not found',
    severity: 'error',
    example: { port: 'workqueue', path: 'ports/workqueue' },
    message: ({ port, path }) => `The port \`${port}\` has no folder \`${path}\` inside the book`,
    hint: () => 'Correct `path` of the port in the configuration of the book.',
  }),
  noSources: defineProblem({
    code: 'EXT101',
    title: 'Port without sources',
    severity: 'error',
    example: { port: 'workqueue', folder: 'ports/workqueue/src' },
    message: ({ port, folder }) =>
      `The port \`${port}\` has no TypeScript file below \`${folder}\``,
    hint: () => 'Put the sources there, and let tsconfig.json include them.',
  }),
  tsconfig: defineProblem({
    code: 'EXT102',
    title: 'Malformed tsconfig.json',
    severity: 'error',
    example: { reason: "Unknown compiler option 'stict'." },
    message: ({ reason }) => `TypeScript rejects the configuration: ${reason}`,
    hint: () => 'Correct it until `npx tsc -p` on this file has nothing to say about it.',
  }),
  syntax: defineProblem({
    code: 'EXT103',
    title: 'TypeScript syntax error',
    severity: 'error',
    example: { reason: "';' expected." },
    message: ({ reason }) => `The file is not TypeScript: ${reason}`,
    hint: () => 'Correct the syntax; `npx tsc --noEmit` lists all such places.',
  }),
  twinModule: defineProblem({
    code: 'EXT104',
    title: 'Two files with one name',
    severity: 'error',
    example: { module: 'queue', other: 'ports/workqueue/src/queue.tsx' },
    message: ({ module, other }) =>
      `Symbols of this file and of \`${other}\` would both be \`${module}#…\``,
    hint: () => 'Rename one of the two; extensions and letter case do not tell them apart.',
  }),
  caseClash: defineProblem({
    code: 'EXT105',
    title: 'Ids differ only in case',
    severity: 'error',
    example: { id: 'workqueue/queue#Clock', other: 'workqueue/queue#clock' },
    message: ({ id, other }) => `\`${id}\` and \`${other}\` differ only in letter case`,
    hint: () => 'Rename one of the two: addresses of pages are files, and some disks fold case.',
  }),
  entry: defineProblem({
    code: 'EXT106',
    title: 'Malformed package.json',
    severity: 'error',
    example: { reason: 'Unexpected token' },
    message: ({ reason }) => `The package's entry cannot be told: ${reason}`,
    hint: () => 'Correct package.json; its `exports` name the public files of the port.',
  }),
  json: defineProblem({
    code: 'EXT107',
    title: 'Malformed JSON',
    severity: 'error',
    example: { reason: 'Unexpected end of JSON input' },
    message: ({ reason }) => `Malformed JSON: ${reason}`,
    hint: () =>
      'Write it anew with the command that made it, or correct it by hand; of a merge conflict, keep the lines of both sides.',
  }),
  mapWithoutRecord: defineProblem({
    code: 'EXT110',
    title: 'Upstream map without a record',
    severity: 'error',
    example: { present: 'upstream-map.yaml', absent: 'upstream.json' },
    message: ({ present, absent }) => `There is \`${present}\` but no \`${absent}\` beside it`,
    hint: ({ absent }) => `Add \`${absent}\`: the two are joined name by name.`,
  }),
  upstreamUnmapped: defineProblem({
    code: 'EXT111',
    title: 'Upstream symbol not mapped',
    severity: 'error',
    example: { source: 'workqueue', file: 'queue.go', name: 'Typed.Add' },
    message: ({ source, file, name }) =>
      `\`${name}\` of \`${file}\` (source \`${source}\`) is not in the map`,
    hint: () => 'Say what became of it: ported, renamed, simplified or omitted, with the reason.',
  }),
  upstreamUnknown: defineProblem({
    code: 'EXT112',
    title: 'Map names an unknown upstream symbol',
    severity: 'error',
    example: { what: 'symbol', name: 'Typed.Ad', nearest: ['Typed.Add'] },
    message: ({ what, name, nearest }) =>
      `The map names the ${what} \`${name}\`, which upstream.json does not have${nearestClause(nearest)}`,
    hint: () => 'Correct the name, or remove the entry if upstream dropped it.',
  }),
  mappedToUnknown: defineProblem({
    code: 'EXT113',
    title: 'Map names an unknown port symbol',
    severity: 'error',
    example: {
      name: 'Typed.Add',
      to: 'workqueue/queue#Queue.ad',
      nearest: ['workqueue/queue#Queue.add'],
    },
    message: ({ name, to, nearest }) =>
      `\`${name}\` is mapped to \`${to}\`, which the port does not have${nearestClause(nearest)}`,
    hint: () => 'Correct the id; `npm run extract -- list <port>` prints those there are.',
  }),
  exportUnmapped: defineProblem({
    code: 'EXT114',
    title: 'Export stands for nothing upstream',
    severity: 'error',
    example: { id: 'workqueue/queue#Queue' },
    message: ({ id }) => `The port exports \`${id}\`, which the upstream map does not mention`,
    hint: () => 'Map an upstream symbol to it, or list it under `additions` with the reason.',
  }),
  additionUnknown: defineProblem({
    code: 'EXT115',
    title: 'Addition names an unknown port symbol',
    severity: 'error',
    example: { id: 'workqueue/queue#Queu', nearest: ['workqueue/queue#Queue'] },
    message: ({ id, nearest }) =>
      `\`additions\` lists \`${id}\`, which the port does not have${nearestClause(nearest)}`,
    hint: () => 'Correct the id, or remove the line.',
  }),
  additionMapped: defineProblem({
    code: 'EXT116',
    title: 'Addition is mapped as well',
    severity: 'error',
    example: { id: 'workqueue/queue#Queue', name: 'Typed' },
    message: ({ id, name }) => `\`additions\` lists \`${id}\`, yet \`${name}\` is mapped to it`,
    hint: () => 'Keep one of the two: an addition has no counterpart upstream.',
  }),
} as const
