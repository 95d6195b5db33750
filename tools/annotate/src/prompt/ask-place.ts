import type { SymbolRecord } from '#schemas/symbol.ts'
import { renderNumberedLines } from '../display/code-frame.ts'
import type { Paint } from '../display/paint.ts'
import { rankSymbols } from '../place/rank-symbols.ts'
import { numberLines } from '../place/symbol-text.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Questions } from './questions.ts'

/** Asks which port a note is on; a book with one port is not asked about. */
export async function askPort({ book }: Workspace, questions: Questions): Promise<string> {
  const names = book.ports.map(({ name }) => String(name))
  if (names.length === 1) return names[0] ?? ''
  return await questions.choose(
    'Which port?',
    names.map((name) => ({ value: name, label: name })),
  )
}

/** Asks for a symbol; a few of its letters are enough. */
export async function askSymbol(
  port: string,
  { index, resolver }: Workspace,
  questions: Questions,
): Promise<SymbolRecord> {
  const symbols = (index.ports.find((record) => record.port === port)?.symbols ?? []).filter(
    ({ kind }) => kind !== 'type-parameter',
  )
  const id = await questions.search('Which symbol? Type some of its letters', (typed) =>
    rankSymbols(typed, symbols).map((symbol) => {
      const [first] = symbol.declarations
      const hint = first ? `${first.file}:${first.lines.start}` : ''
      return { value: String(symbol.id), label: `${symbol.name}  ${symbol.kind}`, hint }
    }),
  )
  const found = resolver.lookup.findSymbol(id)
  if (!found) throw new RangeError(`${id} is not in the index`)
  return found
}

/** Shows the code of a symbol and asks for the first and the last line. */
export async function askLines(
  symbol: SymbolRecord,
  { resolver }: Workspace,
  { questions, paint }: { questions: Questions; paint: Paint },
): Promise<{ from: number; to: number }> {
  const lines = numberLines(symbol, resolver.lookup)
  questions.say(renderNumberedLines(lines, paint))
  const choices = lines
    .filter(({ text }) => text.trim() !== '')
    .map(({ line, text }) => ({ value: String(line), label: `${line}  ${text.trim()}` }))
  const from = Number(
    await questions.search('From which line? Type its number or part of it', (typed) =>
      choices.filter(({ label }) => holds(label, typed)),
    ),
  )
  const to = Number(
    await questions.search('To which line?', (typed) =>
      choices.filter(({ value, label }) => Number(value) >= from && holds(label, typed)),
    ),
  )
  return { from, to }
}

function holds(label: string, typed: string): boolean {
  const wanted = typed.toLowerCase().replaceAll(/\s+/gu, '')
  return label.toLowerCase().replaceAll(/\s+/gu, '').includes(wanted)
}
