import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Mutant } from '#schemas/mutant.ts'
import type { RecordedPort } from './book-ports.ts'
import { CannotRunError } from './exit-code.ts'
import { readMutants } from './mutant-source.ts'

const BEGIN = '<!-- mutants:begin -->'
const END = '<!-- mutants:end -->'

/** The mutants as a Markdown table. */
export function renderMutantTable(mutants: readonly Mutant[]): string {
  const rows = mutants.map(({ id, about, caughtBy }) => [`\`${id}\``, about, `\`${caughtBy}\``])
  const lines = [['mutant', 'the change', 'caught by'], ['---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')
}

function escapeCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`)
}

/**
 * The text of the port's `PORT.md` as it should be, laid out by Prettier.
 *
 * @throws CannotRunError when the markers are not there, each once.
 */
export async function renderPortPage(root: string, port: RecordedPort): Promise<PortPage> {
  const path = join(port.folder, 'PORT.md')
  const current = readFileSync(path, 'utf8')
  const [before, between, ...rest] = current.split(BEGIN)
  const [, after, ...more] = (between ?? '').split(END)
  if (before === undefined || after === undefined || rest.length + more.length > 0) {
    const hint = `Put ${BEGIN} and ${END}, each once and in this order, where it belongs.`
    throw new CannotRunError(`${path} has no place for the table of mutants`, hint)
  }
  const table = renderMutantTable(readMutants(root, port))
  const page = `${before}${BEGIN}\n\n${table}\n\n${END}${after}`
  const config = await resolveConfig(path)
  const wanted = await format(page, { ...config, plugins: [], filepath: path })
  return { path, current, wanted }
}

/** A page that holds a generated table. */
export interface PortPage {
  /** Absolute path. */
  readonly path: string
  readonly current: string
  readonly wanted: string
}
