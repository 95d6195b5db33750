import { describe, expect, it } from 'vitest'
import {
  type DraftStore,
  type NoteDraft,
  draftKey,
  dropDraft,
  findDraft,
  keepDraft,
  listDrafts,
} from '../../../../src/lib/composer/note-drafts.ts'

function createStore(room = Number.POSITIVE_INFINITY): DraftStore & { items: Map<string, string> } {
  const items = new Map<string, string>()
  return {
    items,
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => items.delete(key),
    setItem(key, value) {
      if (key.length + value.length > room) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, value)
    },
  }
}

const draft = (quote: string, saved = 1): NoteDraft => ({
  file: 'bakery/oven',
  target: 'bakery/oven#Oven.warm',
  selector: { quote },
  lines: { start: 8, end: 8 },
  fields: { id: 'hot', kind: 'note', lang: 'en', author: 'Ada', markdown: 'Hot.' },
  saved,
})

describe('drafts', () => {
  it('are found by file and quote until they are dropped', () => {
    const store = createStore()
    expect(keepDraft(store, draft('a'))).toBe(true)
    expect(findDraft(store, draft('a'))).toEqual(draft('a'))
    expect(findDraft(store, draft('b'))).toBe(undefined)
    dropDraft(store, draft('a'))
    expect(store.items.size).toBe(0)
  })

  it('of two tabs stand side by side, and of one quote the last one stands', () => {
    const store = createStore()
    keepDraft(store, draft('a', 1))
    keepDraft(store, draft('b', 2))
    keepDraft(store, draft('a', 3))
    expect(listDrafts(store).map(({ selector, saved }) => [selector.quote, saved])).toEqual([
      ['a', 3],
      ['b', 2],
    ])
  })

  it('are twenty at most; the oldest goes', () => {
    const store = createStore()
    for (let at = 1; at <= 25; at += 1) keepDraft(store, draft(`q${at}`, at))
    expect(listDrafts(store).map(({ saved }) => saved)).toEqual(
      Array.from({ length: 20 }, (_, index) => 25 - index),
    )
  })

  it('that cannot be kept are told of: too large, no room, no storage', () => {
    const { fields } = draft('a')
    const large = { ...draft('a'), fields: { ...fields, markdown: 'x'.repeat(100_001) } }
    expect(keepDraft(createStore(), large)).toBe(false)
    expect(keepDraft(createStore(10), draft('a'))).toBe(false)
  })

  it('are passed over when they are something else', () => {
    const store = createStore()
    store.items.set(draftKey(draft('a')), '{"file":1}')
    store.items.set(`${draftKey(draft('b'))}x`, 'no JSON')
    store.items.set('theme', 'dark')
    expect(listDrafts(store)).toEqual([])
  })
})
