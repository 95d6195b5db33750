import type { SymbolRecord } from '#schemas/symbol.ts'
import { symbolProblem } from '../../../extract/src/anchor/symbol-problem.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { rankSymbols } from './rank-symbols.ts'

/** The symbol a name means. @throws Refusal, naming what might have been meant */
export function findSymbol(
  name: string,
  port: string | undefined,
  { resolver, book, index }: Workspace,
): SymbolRecord {
  const found = resolver.resolve(name, port)
  if (found.kind === 'found') return found.symbol
  const { message, hint } = symbolProblem(name, found, port ?? book.ports[0]?.name ?? '', {})
  const symbols = index.ports
    .filter((record) => port === undefined || record.port === port)
    .flatMap((record) => record.symbols)
  const near = rankSymbols(name, symbols).slice(0, 3)
  const similar = near.map(({ id }) => id).join(', ')
  const isUnknown = found.kind === 'missing' && found.nearest.length === 0 && similar !== ''
  throw new Refusal(message, isUnknown ? `Perhaps you mean one of these: ${similar}.` : hint)
}

// ports/workqueue/src/queue.ts:93-95, oven/src/oven.ts:12
const RE_FILE_LINES = /^(?<file>.+\.[mc]?tsx?):(?<from>\d+)(?:-(?<to>\d+))?$/u

/** Reads `file:93-95`, the other way to say where a note is to stand. */
export function parseFileLines(
  text: string,
): { file: string; from: number; to: number } | undefined {
  const groups = RE_FILE_LINES.exec(text)?.groups
  if (!groups) return undefined
  const from = Number(groups['from'])
  return { file: groups['file'] ?? '', from, to: Number(groups['to'] ?? from) }
}

// 93, 93-95
const RE_LINES = /^(?<from>[1-9]\d*)(?:-(?<to>[1-9]\d*))?$/u

/** Reads `93-95` or `93`. @throws Refusal */
export function parseLines(text: string): { from: number; to: number } {
  const groups = RE_LINES.exec(text)?.groups
  const from = Number(groups?.['from'])
  const to = Number(groups?.['to'] ?? from)
  if (groups && from <= to) return { from, to }
  throw new Refusal(
    `\`${text}\` is no range of lines`,
    'Write --lines 93-95 or --lines 93; the first line comes first.',
  )
}
