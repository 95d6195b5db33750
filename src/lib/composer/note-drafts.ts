import type { QuoteSelector } from '#authored/select-quote.ts'
import type { NoteFields } from './compose-note.ts'
import { DRAFT_PREFIX } from './draft-prefix.ts'

/** A note that is not finished. */
export interface NoteDraft {
  /** `workqueue/queue` */
  file: string
  /** Symbol id. */
  target: string
  selector: QuoteSelector
  /** Where the quote stood when the draft was kept. */
  lines: { start: number; end: number }
  fields: NoteFields
  /** Milliseconds since 1970. */
  saved: number
}

/** What drafts need of `localStorage`. */
export type DraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Code units of one draft; no note is larger. */
const MAX_LENGTH = 100_000
/** Drafts kept; the oldest goes first. */
const MAX_DRAFTS = 20

/** The key of a draft: its file and its quote. Each has its own, so that two tabs never overwrite each other's. */
export function draftKey({
  file,
  target,
  selector,
}: Omit<NoteDraft, 'fields' | 'lines' | 'saved'>): string {
  const { quote, prefix = '', suffix = '' } = selector
  return DRAFT_PREFIX + JSON.stringify([file, target, quote, prefix, suffix])
}

/** Keeps a draft; `false` when there is no room, or none is granted. */
export function keepDraft(store: DraftStore, draft: NoteDraft): boolean {
  const text = JSON.stringify(draft)
  if (text.length > MAX_LENGTH) return false
  const key = draftKey(draft)
  try {
    const others = listDrafts(store).filter((one) => draftKey(one) !== key)
    for (const old of others.slice(MAX_DRAFTS - 1)) store.removeItem(draftKey(old))
    store.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** Takes a draft away. */
export function dropDraft(store: DraftStore, draft: Parameters<typeof draftKey>[0]): void {
  try {
    store.removeItem(draftKey(draft))
  } catch {
    // Where nothing may be stored there is nothing to take away.
  }
}

/** The draft on a quote. */
export function findDraft(
  store: DraftStore,
  at: Parameters<typeof draftKey>[0],
): NoteDraft | undefined {
  const key = draftKey(at)
  return listDrafts(store).find((one) => draftKey(one) === key)
}

/** Every draft, the latest first; what does not look like one is passed over. */
export function listDrafts(store: DraftStore): NoteDraft[] {
  const drafts: NoteDraft[] = []
  try {
    for (let index = 0; index < store.length; index += 1) {
      const key = store.key(index)
      if (key?.startsWith(DRAFT_PREFIX) !== true) continue
      const draft = readDraft(store.getItem(key))
      if (draft) drafts.push(draft)
    }
  } catch {
    return []
  }
  return drafts.sort((a, b) => b.saved - a.saved)
}

function readDraft(text: string | null): NoteDraft | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Other scripts of the origin may store what they like, and so may older editions of this one. */
function isDraft(value: unknown): value is NoteDraft {
  const { file, target, selector, lines, fields, saved } = asRecord(value)
  const { quote, prefix, suffix } = asRecord(selector)
  const { start, end } = asRecord(lines)
  const { id, kind, lang, author, markdown } = asRecord(fields)
  const texts = [file, target, quote, prefix ?? '', suffix ?? '', id, kind, lang, author, markdown]
  return (
    texts.every((one) => typeof one === 'string') &&
    [start, end, saved].every((one) => typeof one === 'number')
  )
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
