import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { dedent } from './fence-text.ts'

/**
 * The whole lines of a symbol's declarations, doc comments included, without the indentation they share; several are
 * separated by an empty line. `NoteRecord.was` is cut in the same way, so that the two can be compared.
 */
export function declarationText(
  { declarations }: Pick<SymbolRecord, 'declarations'>,
  files: ReadonlyMap<string, SourceFile>,
): string {
  return declarations
    .map(({ file, range, doc }) => {
      const text = files.get(file)?.text ?? ''
      const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
      const [first, last] = [lineOf(doc?.start ?? range.start), lineOf(range.end)]
      const { lines } = dedent(text.split('\n').slice(first - 1, last))
      return lines.map((line) => line.trimEnd()).join('\n')
    })
    .join('\n\n')
}
