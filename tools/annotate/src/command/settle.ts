import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { shellWord } from './shell-word.ts'

/** How the command line is called, for lines that people copy: unlike npx, this never fetches a package so called. */
export const CALL = 'npm run annotate --'

/** One way to settle a note that is not anchored. */
export interface Remedy {
  when: string
  /** To be typed; absent where a person has to write. */
  command?: string
}

/** What a maintainer can do about a note, likeliest first. */
export function listRemedies({ source, state, candidates, anchor }: AnchoredNote): Remedy[] {
  const { id, file, front } = source
  const move = (symbol: string, more = ''): string =>
    `${CALL} move ${id} ${shellWord(symbol)}${more}`
  const edit: Remedy = { when: `what it says no longer holds: edit ${file}, or delete it` }
  switch (state) {
    case 'anchored':
      return []
    case 'changed':
      return [{ when: 'it still holds', command: `${CALL} approve ${id}` }, edit]
    case 'moved':
      return [{ when: 'it belongs there', command: move(anchor?.symbol ?? front.target) }, edit]
    case 'ambiguous':
      return [
        ...candidates.map((symbol): Remedy => {
          const isSame = symbol === front.target
          return {
            when: isSame ? 'it is about one of these places' : `it belongs to ${symbol}`,
            command: move(symbol, isSame ? ' --lines FROM-TO' : ''),
          }
        }),
        edit,
      ]
    case 'orphaned': {
      const symbols = candidates.length > 0 ? candidates : [front.target]
      return [
        ...symbols.map((symbol): Remedy => ({
          when: `it is about other lines of ${symbol} now`,
          command: move(symbol, ' --lines FROM-TO'),
        })),
        edit,
      ]
    }
  }
}
