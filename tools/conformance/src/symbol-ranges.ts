import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { problemSchema } from '#schemas/problem.ts'
import { type SymbolRecord, symbolRecordSchema } from '#schemas/symbol.ts'
import type { RecordedPort } from './book-ports.ts'
import type { Env } from './env.ts'
import { CannotRunError } from './exit-code.ts'

const EXTRACT = fileURLToPath(new URL('../../extract/src/cli.ts', import.meta.url))

/**
 * The symbols of a port with the places they are declared at, as the extractor knows them. It is asked in a process
 * of its own, and only for the code: a book that names symbols which are gone answers too.
 *
 * @throws CannotRunError when the port cannot be read
 */
export async function listSymbols(env: Env, port: RecordedPort): Promise<SymbolRecord[]> {
  const command = [EXTRACT, 'list', port.name, '--book', env.root, '--format', 'json']
  const { end, output, errors } = await env.run([process.execPath, ...command], { cwd: env.root })
  if (end.kind !== 'exit' || end.code !== 0) {
    throw new CannotRunError(`${port.name}: its symbols cannot be listed`, explain(output, errors))
  }
  const symbols = z.array(symbolRecordSchema).parse(JSON.parse(output))
  checkOffsets(env.root, symbols)
  return symbols
}

const refusalSchema = z.object({ problems: z.array(problemSchema) })

/** What the extractor reported; all it printed when that is something else. */
function explain(output: string, errors: string): string {
  const printed = `${output}${errors}`.trim()
  if (!output.startsWith('{')) return printed
  const refusal = refusalSchema.safeParse(JSON.parse(output))
  if (!refusal.success) return printed
  return refusal.data.problems
    .map(({ code, file = '', line, message }) => {
      const place = line === undefined ? file : `${file}:${line}`
      return `${code} ${place} ${message}`
    })
    .join('\n    ')
}

/** The extractor drops carriage returns and byte order marks, Node does not: offsets would differ. */
function checkOffsets(root: string, symbols: readonly SymbolRecord[]): void {
  for (const file of new Set(symbols.flatMap((one) => one.declarations.map((each) => each.file)))) {
    if (!/\r|^\uFEFF/u.test(readFileSync(join(root, file), 'utf8'))) continue
    const hint = 'Save it with line feeds only and without a byte order mark.'
    throw new CannotRunError(`${file} has carriage returns or a byte order mark`, hint)
  }
}
