import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Mutant, mutantFileSchema } from '#schemas/mutant.ts'
import type { RecordedPort } from './book-ports.ts'
import { CannotRunError } from './exit-code.ts'

/** An entry of `mutants.yaml` with its place there. */
export interface PlacedMutant extends Mutant {
  /** `ports/workqueue/mutants.yaml:12`. */
  readonly place: string
}

/**
 * The mutants of a port.
 *
 * @throws CannotRunError when the file is not YAML, not what the schema says, or names an id twice.
 */
export function readMutants(root: string, port: RecordedPort): PlacedMutant[] {
  const path = join(port.folder, 'mutants.yaml')
  const shown = relative(root, path).replaceAll('\\', '/')
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  const [error] = document.errors
  if (error) throw new CannotRunError(`${shown}: ${error.message}`, 'Mend the YAML.')
  const parsed = mutantFileSchema.safeParse(document.toJS())
  if (!parsed.success) {
    const hint = 'schemas/mutant.ts says what an entry looks like.'
    throw new CannotRunError(`${shown}:\n${z.prettifyError(parsed.error)}`, hint, parsed.error)
  }
  const list = isMap(document.contents) ? document.contents.get('mutants', true) : undefined
  const offsets = isSeq(list) ? list.items.map((item) => startOf(item)) : []
  const placed = parsed.data.mutants.map((mutant, index) => ({
    ...mutant,
    place: `${shown}:${lines.linePos(offsets[index] ?? 0).line}`,
  }))
  const twice = placed.find(({ id }, index) => placed.findIndex((m) => m.id === id) !== index)
  if (twice) {
    throw new CannotRunError(`${twice.place}: a second mutant "${twice.id}"`, 'Rename one of them.')
  }
  return placed
}

function startOf(node: unknown): number {
  return isMap(node) ? (node.range?.[0] ?? 0) : 0
}
