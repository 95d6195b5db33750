import { lineNumber } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { symbolProblem } from '../anchor/symbol-problem.ts'
import { dedentLines } from '../anchor/line-index.ts'
import { createSymbolResolver } from '../anchor/symbol-resolver.ts'
import { type BookIndex, createIndexLookup } from '../index/book-index.ts'
import { buildIndex } from '../index/build-index.ts'
import { loadPort } from '../load/port-program.ts'
import { nearest } from '../nearest.ts'
import { noteProblems } from '../problems/note-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { Format } from './render-report.ts'
import { answerWith, type CommandResult, type Session } from './session.ts'

/** `list`: the symbols of one port, or of all. */
export async function listSymbols(
  session: Session,
  port: string | undefined,
  format: Format,
): Promise<CommandResult> {
  const names = session.book?.ports.map(({ name }) => String(name)) ?? []
  if (port !== undefined && session.book && !names.includes(port)) {
    const near = nearest(port, names)
    const args = { port, nearest: near ? [near] : [] }
    session.env.report(createProblem(noteProblems.portUnknown, args))
  }
  const index = await indexPorts(session, port)
  const symbols = index.ports.flatMap((record) => record.symbols)
  const answer = format === 'json' ? JSON.stringify(symbols, undefined, 2) : renderSymbols(symbols)
  return answerWith(session, answer, format)
}

/** `quote`: what the author of a note on a symbol needs. */
export async function quoteSymbol(
  session: Session,
  name: string,
  format: Format,
): Promise<CommandResult> {
  const index = await indexPorts(session, undefined)
  const found = createSymbolResolver(index).resolve(name)
  if (found.kind === 'found') {
    const { id, code, declarations } = found.symbol
    const answer =
      format === 'json'
        ? JSON.stringify({ target: id, code, declarations }, undefined, 2)
        : renderQuote(found.symbol, index)
    return answerWith(session, answer, format)
  }
  session.env.report(symbolProblem(name, found, session.book?.ports[0]?.name ?? '', {}))
  return answerWith(session, '', format)
}

async function indexPorts({ book, env }: Session, port: string | undefined): Promise<BookIndex> {
  const ports = (book?.ports ?? []).filter(({ name }) => port === undefined || name === port)
  return await buildIndex(
    ports.flatMap((one) => loadPort(one, env) ?? []),
    env,
  )
}

/** One line per symbol: id, kind, where, and whether it is exported. */
function renderSymbols(symbols: readonly SymbolRecord[]): string {
  const width = Math.max(0, ...symbols.map(({ id }) => id.length))
  const kindWidth = Math.max(0, ...symbols.map(({ kind }) => kind.length))
  return symbols
    .map(({ id, kind, exported, declarations }) => {
      const [first] = declarations
      const place = first ? `${first.file}:${first.lines.start}-${first.lines.end}` : ''
      const columns = [id.padEnd(width), kind.padEnd(kindWidth), exported ? 'exported' : '        ']
      return [...columns, place].join('  ')
    })
    .join('\n')
}

/** The fields a note records, and the text to quote from. */
function renderQuote({ id, code, declarations }: SymbolRecord, index: BookIndex): string {
  const lookup = createIndexLookup(index)
  const places = declarations.map(({ file, lines, range, doc }) => {
    const text = lookup.findFile(file)?.text ?? ''
    const first = text.slice(0, doc?.start ?? range.start).split('\n').length
    const code = dedentLines(text, { start: lineNumber(first), end: lines.end })
    return `\n${file}:${lines.start}-${lines.end}\n${code}`
  })
  return [`target: ${id}`, `code: ${code}`, ...places].join('\n')
}
