import { loadChapters } from '../load/chapters.ts'
import type { Format } from './render-report.ts'
import { answerWith, type CommandResult, type Session } from './session.ts'
import { type StampRequest, stampTranslations } from './stamp.ts'

/** `stamp`: records in translations which state of the original they translate. */
export function runStamp(session: Session, request: StampRequest, format: Format): CommandResult {
  const { book, env } = session
  const chapters = book ? loadChapters(book, env) : []
  const hasErrors = env.problems.some(({ severity }) => severity === 'error')
  const files = book && !hasErrors ? stampTranslations(request, chapters, book, env) : []
  const answer = files.length === 0 ? 'Nothing to record.' : `Recorded in ${files.join(', ')}.`
  return answerWith(session, format === 'json' ? JSON.stringify({ files }) : answer, format)
}
