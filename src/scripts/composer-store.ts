import type { DraftStore } from '../lib/composer/note-drafts.ts'

/** What the browser would not take, as long as the page lives: closing the composer must not lose a text. */
const unkept = new Map<string, string>()

/** `undefined` where nothing may be stored: browsers throw at the mere name of `localStorage` then. */
function browserStore(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** Where drafts are kept; `setItem` throws when they will be gone with the page. */
export function draftStore(): DraftStore {
  const store = browserStore()
  const keys = (): string[] => [...new Set([...Object.keys(store ?? {}), ...unkept.keys()])]
  return {
    get length() {
      return keys().length
    },
    key: (index) => keys()[index] ?? null,
    getItem: (key) => unkept.get(key) ?? store?.getItem(key) ?? null,
    removeItem: (key) => {
      unkept.delete(key)
      store?.removeItem(key)
    },
    setItem: (key, text) => {
      unkept.set(key, text)
      if (!store) throw new Error('Nothing may be stored.')
      store.setItem(key, text)
      unkept.delete(key)
    },
  }
}
