import { relative, resolve, sep } from 'node:path'
import { offset } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { nearest } from '../../../extract/src/nearest.ts'
import { renderNumberedLines } from '../display/code-frame.ts'
import { type FilePiece, findPiece } from '../place/choose-place.ts'
import { findSymbol, parseFileLines } from '../place/find-symbol.ts'
import { numberLines, rangeOfLines } from '../place/symbol-text.ts'
import { askLines, askPort, askSymbol } from '../prompt/ask-place.ts'
import type { Questions } from '../prompt/questions.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Context } from './context.ts'
import type { NewOptions } from './new-options.ts'
import { CALL } from './settle.ts'

/** Finds or asks for the piece of code a new note is on. @throws Refusal when nobody can be asked */
export async function choosePiece(
  options: NewOptions,
  workspace: Workspace,
  context: Context,
  questions: Questions | undefined,
): Promise<FilePiece> {
  const inFile = options.symbol === undefined ? undefined : parseFileLines(options.symbol)
  if (inFile) return findFilePiece(inFile, workspace, context)
  checkPort(options.port, workspace)
  const symbol =
    options.symbol === undefined
      ? await ask(options, workspace, questions)
      : findSymbol(options.symbol, options.port, workspace)
  if (options.lines !== undefined || options.quote !== undefined)
    return findPiece(symbol, options, workspace)
  if (!questions) throw refuseWithoutLines(symbol, workspace, context)
  const lines = await askLines(symbol, workspace, { questions, paint: context.paint })
  return findPiece(symbol, { lines }, workspace)
}

async function ask(
  { port }: NewOptions,
  workspace: Workspace,
  questions: Questions | undefined,
): Promise<SymbolRecord> {
  if (!questions)
    throw new Refusal(
      'Name the symbol the note is on',
      `As in: ${CALL} new Queue.add --lines 93-95. Lines of a file will do too: ${CALL} new src/queue.ts:93-95`,
    )
  return await askSymbol(port ?? (await askPort(workspace, questions)), workspace, questions)
}

function checkPort(port: string | undefined, { book }: Workspace): void {
  const names = book.ports.map(({ name }) => String(name))
  if (port === undefined || names.includes(port)) return
  const near = nearest(port, names)
  throw new Refusal(
    `The book has no port \`${port}\``,
    near === undefined ? `It has ${names.join(', ')}.` : `The nearest one is \`${near}\`.`,
  )
}

function refuseWithoutLines(
  symbol: SymbolRecord,
  workspace: Workspace,
  { paint }: Context,
): Refusal {
  const code = renderNumberedLines(numberLines(symbol, workspace.resolver.lookup), paint)
  return new Refusal(
    `Say which lines of \`${symbol.id}\` the note is on`,
    `With --lines FROM-TO, or with --quote "…":\n\n${code}`,
  )
}

/** A file is named as seen from the working folder or from the book, or by the end of its path. */
function findFilePiece(
  { file, from, to }: { file: string; from: number; to: number },
  { resolver, env, index }: Workspace,
  { world }: Context,
): FilePiece {
  const seen = relative(env.fs.root, resolve(world.workingFolder, file)).split(sep).join('/')
  const own = resolver.lookup.findFile(seen) ?? resolver.lookup.findFile(file)
  const ending = `/${file.replaceAll('\\', '/').replace(/^\.\//u, '')}`
  const similar = own ? [own] : index.files.filter(({ path }) => path.endsWith(ending))
  const [found, ...others] = similar
  if (!found)
    throw new Refusal(`${file} is no file of a port`, 'Name a TypeScript file the book shows.')
  if (others.length > 0)
    throw new Refusal(
      `${file} may be ${similar.map(({ path }) => path).join(' or ')}`,
      'Write more of the path.',
    )
  const range = rangeOfLines(found.text, from, to)
  if (!range)
    throw new Refusal(
      `${file} has no lines ${from}-${to}`,
      `It has ${found.text.split('\n').length} lines.`,
    )
  return { file: found.path, range: { start: offset(range.start), end: offset(range.end) } }
}
