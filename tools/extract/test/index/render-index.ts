import type { Problem } from '#schemas/problem.ts'
import type { Occurrence, OccurrenceTarget } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { BookIndex } from '../../src/index/book-index.ts'

/** An index as a reviewer can read it: empty fields and hashes left out, places as `line:column`. */
export function renderIndex(index: BookIndex, problems: readonly Problem[]): string {
  const files = new Map(index.files.map((file) => [file.path as string, file.text]))
  const symbols = index.ports.flatMap((port) => port.symbols)
  const rendered = {
    problems: problems.map(({ code, message }) => `${code} ${message}`),
    symbols: Object.fromEntries(symbols.map((symbol) => [symbol.id, renderSymbol(symbol, files)])),
    files: Object.fromEntries(
      index.files.map((file) => [
        file.path,
        file.occurrences.map((occurrence) => renderOccurrence(occurrence, file)),
      ]),
    ),
  }
  return `${JSON.stringify(rendered, undefined, 2)}\n`
}

function renderSymbol(
  symbol: SymbolRecord,
  files: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { id: _id, port: _port, code: _code, shape: _shape, declarations, ...rest } = symbol
  const shown = Object.entries(rest).filter(
    ([, value]) => value !== false && !(Array.isArray(value) && value.length === 0),
  )
  const at = declarations.map(({ file, range, name, implementation }) => {
    const text = files.get(file) ?? ''
    const named = text.slice(name.start, name.end)
    const place = `${placeOf(text, range.start)}-${placeOf(text, range.end)}`
    return `${file} ${place} ${named}${implementation ? '' : ' (no body)'}`
  })
  return { ...Object.fromEntries(shown), at }
}

function renderOccurrence(occurrence: Occurrence, file: SourceFile): string {
  const { range, role, hover } = occurrence
  const name = file.text.slice(range.start, range.end)
  const place = placeOf(file.text, range.start)
  const shown = hover === undefined ? '' : ` | ${file.hovers[hover] ?? ''}`
  return `${place} ${name} ${role === 'definition' ? '=' : '→'} ${targetOf(occurrence, file)}${shown}`
}

/** What an occurrence means, in a few characters. */
export function targetOf({ target, also }: Occurrence, file: SourceFile): string {
  const first = targetText(target, file)
  return also === undefined ? first : `${first}, also ${targetText(also, file)}`
}

function targetText(target: OccurrenceTarget, file: SourceFile): string {
  switch (target.kind) {
    case 'symbol':
      return target.id.replace(`${file.port}/${file.module}#`, '#')
    case 'local':
      return `local ${placeOf(file.text, target.definition)}`
    case 'module':
      return `file ${target.file}`
    case 'external':
      return `${target.module}:${target.name}`
  }
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}
