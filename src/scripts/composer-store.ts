import type { DraftStore } from '../lib/composer/note-drafts.ts'

/** Where nothing may be stored: browsers throw at the mere name of `localStorage` then. */
const NOWHERE: DraftStore = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
  setItem: () => {
    throw new Error('Nothing may be stored.')
  },
}

/** Where drafts are kept. */
export function draftStore(): DraftStore {
  try {
    return localStorage
  } catch {
    return NOWHERE
  }
}
