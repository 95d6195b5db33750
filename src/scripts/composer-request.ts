import type { NoteDraft } from '../lib/composer/note-drafts.ts'
import type { Words } from '../lib/words.ts'
import type { Pick } from './annotate-selection.ts'

/** What a reader wants to write a note on. */
export interface ComposerRequest {
  pick: Pick
  /** What was written before, when a mark leads back to it. */
  draft?: NoteDraft | undefined
  words: Words
}
