import type { BookConfig } from '#schemas/book.ts'
import { type PublishedList, publishedListSchema } from '#schemas/published.ts'
import type { Env } from '../env.ts'
import { readSource } from './read-source.ts'
import { MAX_RECORD_BYTES, parseRecord, type RecordFile } from './record-file.ts'

/** Where the list is, below the book's content folder. */
export const PUBLISHED = 'published.json'

/** The list the last run left, with its lines; `undefined` in a book that has none, and for one that is malformed. */
export function loadPublished(
  { content }: BookConfig,
  env: Env,
): RecordFile<PublishedList> | undefined {
  const file = `${content}/${PUBLISHED}`
  const { kind } = env.fs.read(file, MAX_RECORD_BYTES)
  // A content folder outside the book is refused where it would be written to.
  if (kind === 'missing' || kind === 'outside') return undefined
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES })
  return text === undefined ? undefined : parseRecord(file, text, publishedListSchema, env)
}
