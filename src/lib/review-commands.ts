import type { AttentionEntry } from './review-view.ts'

/** How the command line of notes is called from a clone. */
export const ANNOTATE = 'npm run annotate --'

/** What a maintainer may type about a note, likeliest first. */
export function listCommands({
  note: { record },
  why,
  target: fate,
  candidates,
}: Pick<AttentionEntry, 'note' | 'why' | 'target' | 'candidates'>): string[] {
  const { id, target } = record
  const move = (symbol: string, more = ''): string =>
    `${ANNOTATE} move ${id} ${quoteArgument(symbol)}${more}`
  switch (why) {
    case 'changed':
    case 'expired':
      return [`${ANNOTATE} approve ${id}`]
    case 'moved':
      return candidates.map((symbol) => move(symbol))
    case 'ambiguous':
      return candidates.map((symbol) => move(symbol, symbol === target ? ' --lines FROM-TO' : ''))
    case 'orphaned': {
      const own = fate === 'here' || candidates.length === 0 ? [target] : []
      return [...new Set([...own, ...candidates])].map((symbol) => move(symbol, ' --lines FROM-TO'))
    }
  }
}

/** An argument as a shell reads it: whoever wrote the note chose the name, and people paste what they see. */
function quoteArgument(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
