import { defineProblem } from './problem-definition.ts'

/** EXT500–EXT549: writing, and comparing with what is written. */
export const emitProblems = {
  schema: defineProblem({
    code: 'EXT500',
    title: 'Output that breaks its schema',
    severity: 'error',
    example: { path: 'knowledge/terms.json', field: 'terms', reason: 'expected record' },
    message: ({ path, field, reason }) => `${path}, \`${field}\`: ${reason}`,
    hint: () =>
      'This is a mistake in the tool, not in the book: please report it with the file that led to it.',
  }),
  write: defineProblem({
    code: 'EXT501',
    title: 'Output cannot be written',
    severity: 'error',
    example: { reason: 'ENOSPC' },
    message: ({ reason }) => `Nothing could be written: ${reason}`,
    hint: () =>
      'Make room or give permission, then run it again; what was there before is untouched.',
  }),
  foreign: defineProblem({
    code: 'EXT502',
    title: 'File extract did not write',
    severity: 'error',
    example: {},
    message: () => 'This folder belongs to extract, but extract did not write this file',
    hint: () => 'Move the file elsewhere, or delete it; chapters are written below chapters/.',
  }),
  stale: defineProblem({
    code: 'EXT503',
    title: 'Stale output',
    severity: 'error',
    example: { what: 'differs from what its sources weave to' },
    message: ({ what }) => `The woven file ${what}`,
    hint: () => 'Run `npm run extract` and commit what it writes.',
  }),
  notesOnly: defineProblem({
    code: 'EXT504',
    title: 'Published text that notes change',
    severity: 'info',
    example: { what: 'differs from what its sources weave to' },
    message: ({ what }) => `The woven file ${what}, because of notes alone`,
    hint: () => 'Nothing is to be done: publishing weaves and commits it.',
  }),
  revision: defineProblem({
    code: 'EXT505',
    title: 'Revision that git does not know',
    severity: 'error',
    example: { revision: 'origin/main', reason: 'unknown revision' },
    message: ({ revision, reason }) => `No merge base with \`${revision}\`: ${reason}`,
    hint: () => 'Name a revision of this repository, and fetch enough of its history.',
  }),
} as const
