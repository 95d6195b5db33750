import { findLoose, loosen } from '#authored/loose-text.ts'
import { offset } from '#schemas/position.ts'
import { type NoteResolution, resolveNote } from '../../extract/src/anchor/note-anchor.ts'
import type { IndexedCode } from './anchor-code.ts'
import type { Label } from './anchor-label.ts'
import { describeQuote, matchQuote } from './anchor-peer.ts'
import { groupSymbols, type PlantedNote, plantNote, type SymbolsOf } from './anchor-plant.ts'
import type { Outcome } from './anchor-score.ts'

/** A label that does not describe the code it is about: nothing can be measured with it. */
export class LabelError extends Error {}

/** A label and what became of its note. */
export interface LabelScore {
  readonly label: Label
  readonly ours: Outcome
  readonly peer: Outcome
  readonly describe: () => string
}

/** A line of the newer release. */
interface Line {
  readonly file: string
  readonly number: number
}

/**
 * Plants the notes of labels on one release, as `annotate new` makes them, and looks for them in the next.
 *
 * @param onFault - called when the older release has no such place, or the newer no such line
 */
export function scoreLabels(
  labels: readonly Label[],
  before: IndexedCode,
  after: IndexedCode,
  onFault: (text: string) => void,
): LabelScore[] {
  const symbolsOf = groupSymbols(before)
  return labels.flatMap((label) => {
    try {
      return scoreLabel(label, plant(label, before, symbolsOf), before, after)
    } catch (error) {
      if (!(error instanceof LabelError)) throw error
      onFault(error.message)
      return []
    }
  })
}

function scoreLabel(
  label: Label,
  { selector, file, range }: PlantedNote,
  before: IndexedCode,
  after: IndexedCode,
): LabelScore {
  const truth = findLine(label, after)
  const found = resolveNote(selector, after.index, after.lookup)
  const stored = describeQuote(before.files.get(file) ?? '', range.start, range.end)
  const text = after.files.get(file)
  const match = text === undefined ? undefined : matchQuote(text, stored)
  const ours = placeOf(found)
  const isElsewhere = 'anchor' in found && found.symbol.id !== (label.symbol ?? label.target)
  const outcome =
    'anchor' in found
      ? `${found.state} at ${found.symbol.id} ${show(ours)}`
      : `${found.state}: ${found.reason}`
  return {
    label,
    ours: isElsewhere ? 'wrong' : judge(ours, truth),
    peer: judge(match && { file, number: lineOf(text ?? '', match.start) }, truth),
    describe: () => `${name(label)}: expected ${show(truth)}, but ${outcome} (${label.why})`,
  }
}

function plant(label: Label, before: IndexedCode, symbolsOf: SymbolsOf): PlantedNote {
  const symbol = before.symbols.find(({ id }) => id === label.target)
  if (symbol === undefined) throw new LabelError(`${name(label)}: ${label.from} has no such symbol`)
  const places = symbol.declarations.flatMap((one) => {
    const start = one.doc?.start ?? one.range.start
    const text = before.files.get(one.file)?.slice(start, one.range.end) ?? ''
    return findLoose(loosen(text), label.quote, label).map((match) => ({
      file: one.file,
      start: offset(start + match.start),
      end: offset(start + match.end),
    }))
  })
  const key = ({ file, start }: (typeof places)[number]): string => `${file}:${start}`
  const [only, ...more] = new Map(places.map((place) => [key(place), place])).values()
  if (only === undefined || more.length > 0)
    throw new LabelError(`${name(label)}: the quote is there ${places.length} times`)
  const note = plantNote(before, symbolsOf, only.file, only)
  const target = note?.selector.target
  if (note !== undefined && target === label.target) return note
  throw new LabelError(`${name(label)}: a note there would be on ${target ?? 'nothing'}`)
}

/** Where the label says that the note belongs; `undefined` when it is to be withheld. */
function findLine(label: Label, after: IndexedCode): Line | undefined {
  if (label.line === undefined) return undefined
  const wanted = label.symbol ?? label.target
  const symbol = after.symbols.find(({ id }) => id === wanted)
  if (symbol === undefined) throw new LabelError(`${name(label)}: ${label.to} has no ${wanted}`)
  const lines = new Map<string, Line>()
  for (const { file, doc, range } of symbol.declarations) {
    const text = after.files.get(file) ?? ''
    const first = lineOf(text, doc?.start ?? range.start)
    for (const [at, line] of text
      .split('\n')
      .slice(first - 1, lineOf(text, range.end))
      .entries())
      if (line.trim() === label.line && (label.lineNumber ?? first + at) === first + at)
        lines.set(`${file}:${first + at}`, { file, number: first + at })
  }
  const [only, ...more] = lines.values()
  if (only !== undefined && more.length === 0) return only
  const numbers = [...lines.keys()].join(', ')
  throw new LabelError(`${name(label)}: the line is in ${wanted} ${lines.size} times: ${numbers}`)
}

function placeOf(found: NoteResolution): Line | undefined {
  return 'anchor' in found
    ? { file: found.anchor.file, number: found.anchor.lines.start }
    : undefined
}

function judge(found: Line | undefined, truth: Line | undefined): Outcome {
  if (found === undefined) return 'withheld'
  return found.file === truth?.file && found.number === truth.number ? 'right' : 'wrong'
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

function show(line: Line | undefined): string {
  return line === undefined ? 'withheld' : `${line.file}:${line.number}`
}

function name({ package: of, from, to, target, quote }: Label): string {
  return `${of} ${from} to ${to}, ${target} ${JSON.stringify(quote)}`
}
