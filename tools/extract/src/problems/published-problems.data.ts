import { defineProblem, nearestClause } from './problem-definition.ts'

/** What is said of a symbol that is gone. */
interface GoneSymbol {
  id: string
  /** The file in which redirects are written. */
  redirects: string
  /** The new symbol with the same code, when there is exactly one. */
  same: string | undefined
  nearest: readonly string[]
}

/** EXT250–EXT259: symbols that readers may have kept links to. */
export const publishedProblems = {
  gone: defineProblem<GoneSymbol>({
    code: 'EXT250',
    title: 'Published symbol that is gone',
    severity: 'error',
    example: {
      id: 'workqueue/queue#Queue.push',
      redirects: 'redirects.yaml',
      same: 'workqueue/queue#Queue.add',
      nearest: [],
    },
    message: ({ id, nearest }) =>
      `\`${id}\` has been published, and is no exported symbol any more${nearestClause(nearest)}`,
    hint: ({ id, redirects, same }) =>
      same === undefined
        ? `Write \`${id}: \` and the id of what replaces it in ${redirects}, or \`${id}: gone\` when nothing does.`
        : `Write \`${id}: ${same}\` in ${redirects}: that symbol is new and has the same code.`,
  }),
  redirect: defineProblem({
    code: 'EXT251',
    title: 'Malformed symbol redirect',
    severity: 'error',
    example: { from: 'workqueue/queue#Queue.push', reason: 'this symbol still exists' },
    message: ({ from, reason }) => `The redirect from \`${from}\`: ${reason}`,
    hint: () =>
      'Write the id of a symbol that is gone on the left, and on the right that of one with a page, or `gone`.',
  }),
} as const
