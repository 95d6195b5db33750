/** What notes can be told apart by. */
export const GROUPINGS = ['author', 'symbol', 'state', 'kind', 'port', 'lang', 'review'] as const
/** See {@link GROUPINGS}. */
export type Grouping = (typeof GROUPINGS)[number]
