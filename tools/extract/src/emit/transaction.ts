import { z } from 'zod'
import type { FileSystem } from '../env.ts'
import type { Plan } from './plan.ts'

/** Not committed, on the same disk as the output. */
export const JOURNAL = '.cache/extract/journal'
const READY = `${JOURNAL}/ready.json`

const journalSchema = z.strictObject({
  writes: z.array(z.strictObject({ staged: z.string(), path: z.string() })),
  removals: z.array(z.string()),
})

/**
 * Carries out a plan, all of it or nothing. Everything is written beside the output first; a single rename
 * then makes the journal count, and what it says is renamed into place. A run that dies before that rename has
 * changed nothing; one that dies after it is finished by {@link recover}, which every run begins with.
 *
 * @throws the file system's error; the output is as it was before.
 */
export function commit({ writes, removals }: Omit<Plan, 'foreign'>, fs: FileSystem): void {
  if (writes.length === 0 && removals.length === 0) return
  fs.remove(JOURNAL)
  const staged = writes.map(({ path }, index) => ({ staged: `${JOURNAL}/${index}`, path }))
  for (const [index, { text }] of writes.entries()) fs.write(`${JOURNAL}/${index}`, text)
  fs.write(`${JOURNAL}/plan.json`, JSON.stringify({ writes: staged, removals }))
  fs.rename(`${JOURNAL}/plan.json`, READY)
  recover(fs)
}

/** Finishes what an interrupted run had begun, and clears away what it had only prepared. */
export function recover(fs: FileSystem): void {
  const read = fs.read(READY)
  if (read.kind === 'text') {
    const { writes, removals } = journalSchema.parse(JSON.parse(read.text))
    for (const { staged, path } of writes) if (fs.exists(staged)) fs.rename(staged, path)
    for (const path of removals) fs.remove(path)
  }
  if (fs.exists(JOURNAL)) fs.remove(JOURNAL)
}
