import type { BookConfig } from '#schemas/book.ts'
import { type NotedCode, notedCodeSchema } from '#schemas/noted-code.ts'
import type { Env } from '../env.ts'
import { readSource } from './read-source.ts'
import { MAX_RECORD_BYTES, parseRecord } from './record-file.ts'

/** Where the declarations are, below the book's content folder. */
export const NOTED_CODE = 'noted-code.json'

/** What notes were written on, as the last run left it; nothing where no run did. What is malformed is reported. */
export function loadNotedCode({ content }: BookConfig, env: Env): NotedCode['declarations'] {
  const file = `${content}/${NOTED_CODE}`
  const { kind } = env.fs.read(file, MAX_RECORD_BYTES)
  // A content folder outside the book is refused where it would be written to.
  if (kind === 'missing' || kind === 'outside') return []
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES })
  if (text === undefined) return []
  return parseRecord(file, text, notedCodeSchema, env)?.value.declarations ?? []
}
