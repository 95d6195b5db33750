import { defineProblem } from './problem-definition.ts'

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`

/** EXT001–EXT009: the configuration, and files that cannot be read at all. */
export const sourceProblems = {
  configMissing: defineProblem({
    code: 'EXT001',
    title: 'No book configuration',
    severity: 'error',
    example: { reason: 'Cannot find module ./book.config.ts' },
    message: ({ reason }) => `The book's configuration cannot be loaded: ${reason}`,
    hint: () =>
      'Write a book.config.ts whose default export is defineBook({ … }), or name one with --book.',
  }),
  configInvalid: defineProblem({
    code: 'EXT002',
    title: 'Malformed book configuration',
    severity: 'error',
    example: { field: 'base', reason: 'begins and ends in "/"' },
    message: ({ field, reason }) => `\`${field}\` in the book's configuration: ${reason}`,
    hint: () => 'Correct the field; schemas/book.ts says what each one means.',
  }),
  unreadable: defineProblem({
    code: 'EXT003',
    title: 'Unreadable file',
    severity: 'error',
    example: { reason: 'EACCES' },
    message: ({ reason }) => `The file cannot be read: ${reason}`,
    hint: () => 'Give the file read permission, or remove it.',
  }),
  notUtf8: defineProblem({
    code: 'EXT004',
    title: 'Not UTF-8',
    severity: 'error',
    example: {},
    message: () => 'The file is not UTF-8; the first malformed bytes are on this line',
    hint: () => 'Save the file as UTF-8.',
  }),
  outside: defineProblem({
    code: 'EXT005',
    title: 'Path leads outside the book',
    severity: 'error',
    example: {},
    message: () => 'A link or ".." leads outside the book\'s folder',
    hint: () => 'Put the file itself here; the book reads nothing outside its folder.',
  }),
  missing: defineProblem({
    code: 'EXT006',
    title: 'File missing',
    severity: 'error',
    example: {},
    message: () => 'The file does not exist',
    hint: () => 'Create it, or correct the path that names it.',
  }),
  tooLarge: defineProblem({
    code: 'EXT007',
    title: 'File too large',
    severity: 'error',
    example: { bytes: 5_000_000, limit: 64_000 },
    message: ({ bytes, limit }) =>
      `The file has ${kilobytes(bytes)}, the limit is ${kilobytes(limit)}`,
    hint: () => 'Shorten it, or split it into several files.',
  }),
  yaml: defineProblem({
    code: 'EXT008',
    title: 'Malformed YAML',
    severity: 'error',
    example: { reason: 'Map keys must be unique' },
    message: ({ reason }) => `Malformed YAML: ${reason}`,
    hint: () =>
      'Use plain keys and values: no anchors, aliases, tags or repeated keys; quote text with ": " in it.',
  }),
  field: defineProblem({
    code: 'EXT009',
    title: 'Malformed field',
    severity: 'error',
    example: { field: 'terms.item.names', reason: 'expected a record' },
    message: ({ field, reason }) => `\`${field}\`: ${reason}`,
    hint: () => 'Correct the field; the schema of the same name in schemas/ says what it means.',
  }),
} as const
