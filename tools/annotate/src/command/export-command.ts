import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createProgressLog } from '../../../extract/src/command/progress-log.ts'
import { openBook } from '../../../extract/src/command/session.ts'
import { hasErrors } from '../../../extract/src/env.ts'
import { loadNotes } from '../../../extract/src/load/notes.ts'
import { EXIT } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { buildCollection } from '../w3c/build-collection.ts'
import { findBook, MalformedBook } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import type { Context } from './context.ts'

/** `export`: every note as a Web Annotation, to a file or to standard output. */
export async function exportNotes(
  { world, book: given }: Context,
  out: string | undefined,
): Promise<Answer> {
  const { env, book } = await openBook(
    findBook(given, world.workingFolder),
    createProgressLog(false),
  )
  if (!book) throw new MalformedBook(env.problems)
  const notes = loadNotes(book, env)
  if (hasErrors(env)) throw new MalformedBook(env.problems)
  const collection = buildCollection(book, notes, (file) => {
    const read = env.fs.read(file)
    if (read.kind !== 'text') throw new Refusal(`${file} cannot be read any more`, 'Try again.')
    return read.text
  })
  const text = `${JSON.stringify(collection, undefined, 2)}\n`
  if (out === undefined) return { output: text, exitCode: EXIT.ok }
  writeWhole(resolve(world.workingFolder, out), text)
  return { output: `${notes.length} notes written to ${out}\n`, exitCode: EXIT.ok }
}

/** The file is complete before it has its name. */
function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      `Nothing was written: ${reason}`,
      'Name a file that can be written.',
      EXIT.write,
    )
  }
}
