import { acceptFronts, fill, refuseFronts } from './hostile-case.ts'

const line = (unit: string, length: number): string => fill(unit, length, length)
const quoted = (text: string): string => JSON.stringify(text)

/** Quotes that an expression made from them, or one that reads them, would spend for ever on. */
export const slowQuotes = [
  ...acceptFronts({
    'nested repetition': { quote: quoted('(a+)+$') },
    'alternatives that overlap': { quote: quoted('(a|aa)+$') },
    'repeated letter': { quote: quoted('a'.repeat(1900)) },
    'stars and dots': { quote: quoted(line('.*', 1900)) },
    blanks: { quote: quoted(`a${' '.repeat(1900)}b`) },
    'lines of blanks': { quote: quoted(`a${' \n'.repeat(900)}b`) },
    'single letter': { quote: quoted('e') },
    brackets: { quote: quoted(line('((a', 1900)) },
    'replacement marks': { quote: quoted("$& $1 $` $'") },
    'prefix of blanks': {
      prefix: quoted(`x${' '.repeat(190)}`),
      quote: quoted('time -= step.takes'),
    },
    'suffix of repeats': { suffix: quoted('(x+x+)+y'.repeat(20)) },
    backslashes: { quote: quoted('\\'.repeat(1900)) },
  }),
  ...refuseFronts('EXT302', {
    'longer than quotes are': { quote: quoted(line('(a+)+', 2400)) },
    'longer suffix': { suffix: quoted('a?'.repeat(150)) },
  }),
].map((one) => (one.refused.length === 0 ? { ...one, shows: undefined } : one))
