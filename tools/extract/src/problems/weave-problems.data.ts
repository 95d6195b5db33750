import { defineProblem } from './problem-definition.ts'

/** EXT400–EXT449: joining what has been resolved. */
export const weaveProblems = {
  pathRepeated: defineProblem({
    code: 'EXT400',
    title: 'Two chapters at one address',
    severity: 'error',
    example: { path: 'docs/en/queue.mdx', other: 'chapters/zh/en-queue.md' },
    message: ({ path, other }) => `This chapter and ${other} both become ${path}`,
    hint: () => 'Change a slug: one that begins with the code of a language is taken by it.',
  }),
} as const
