import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type NoteRecord, noteRecordSchema } from '#schemas/annotation.ts'
import { problemSchema } from '#schemas/problem.ts'
import { renderSummary, worstFirst } from './render-summary.ts'

const reportSchema = z.object({ problems: z.array(problemSchema) })

/** Where extract writes what it knows of notes, below the book. */
const NOTES = 'src/content/knowledge/notes'

// annotations/workqueue/a-note.md, annotations/workqueue/a-note.en.md
const RE_NOTE = /^annotations\/[^/]+\/(?<id>[a-z\d-]+)(?:\.[a-z]+)?\.md$/u

/** The notes whose files are among `paths`, as far as they could be read. */
function readNotes(paths: readonly string[]): NoteRecord[] {
  const ids = new Set(paths.flatMap((path) => RE_NOTE.exec(path)?.groups?.['id'] ?? []))
  return [...ids]
    .map((id) => join(NOTES, `${id}.json`))
    .filter((path) => existsSync(path))
    .map((path) => noteRecordSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
}

/**
 * `node tools/checks/src/pull-request/cli.ts <folder>`: the summary of what is in it, `problems.json`,
 * `woven.diff`, `placed.txt` with what `annotate check` says, and `notes.txt` with the paths of the notes that differ.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder that holds problems.json, woven.diff, placed.txt and notes.txt.')
  process.exitCode = 1
} else {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  const { problems } = reportSchema.parse(JSON.parse(read('problems.json')))
  const notes = readNotes(read('notes.txt').split('\n'))
  const [diff, placed] = [read('woven.diff'), read('placed.txt')]
  console.log(renderSummary({ problems: worstFirst(problems), diff, notes, placed }))
}
