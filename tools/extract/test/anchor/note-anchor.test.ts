import { describe, expect, it } from 'vitest'
import { parseContentHash, parseSymbolId } from '#schemas/ids.ts'
import {
  type NoteResolution,
  type NoteSelector,
  resolveNote,
} from '../../src/anchor/note-anchor.ts'
import { createIndexLookup } from '../../src/index/book-index.ts'
import { createIndex, hashDeclaration, type TestDeclaration } from '../support/create-index.ts'

const add: TestDeclaration = {
  member: 'Queue.add',
  text: 'add(item: Item): void {\n  if (this.dirty.has(item)) return\n  this.dirty.add(item)\n  this.queue.push(item)\n}',
}
const twin = { ...add, member: 'Other.add' }
const tiny = { member: 'Queue.size', text: 'size() {\n  return 0\n}' }
const short = { member: 'Queue.size', text: 'size() {\n  return this.n\n}' }

function selector(declaration: TestDeclaration, quote: string): NoteSelector {
  return {
    target: parseSymbolId(`p/queue#${declaration.member}`),
    quote,
    code: parseContentHash(hashDeclaration(declaration)),
  }
}

function resolve(
  note: NoteSelector,
  files: Record<string, readonly TestDeclaration[]>,
): NoteResolution {
  const index = createIndex(files)
  return resolveNote(note, index, createIndexLookup(index))
}

const note = selector(add, 'this.dirty.add( item )')

describe('the code of a note', () => {
  it('is anchored while the declaration is the one it was written on', () => {
    const found = resolve(note, { queue: [{ ...add, before: '// moved down\n\n' }] })
    expect(found).toMatchObject({ state: 'anchored', anchor: { lines: { start: 5, end: 5 } } })
  })

  it('is marked changed when something else in the declaration changed', () => {
    const changed = { ...add, text: add.text.replace('return', 'throw item') }
    expect(resolve(note, { queue: [changed] }).state).toBe('changed')
  })

  it('is withheld when the quote is gone, repeated or cut out of a word', () => {
    const gone = { ...add, text: add.text.replace('this.dirty.add', 'this.dirty.insert') }
    expect(resolve(note, { queue: [gone] })).toEqual({
      state: 'orphaned',
      reason: 'the quote is not in `p/queue#Queue.add`',
      candidates: [],
    })
    const repeated = { ...add, text: add.text.replace('return', 'this.dirty.add(item)') }
    expect(resolve(note, { queue: [repeated] })).toEqual({
      state: 'ambiguous',
      reason: 'the quote is in `p/queue#Queue.add` 2 times',
      candidates: ['p/queue#Queue.add'],
    })
    expect(resolve(selector(add, 'dirty.ad'), { queue: [add] }).state).toBe('orphaned')
  })

  it('follows a declaration into another file', () => {
    const found = resolve(note, { other: [{ member: 'len', text: 'len() {}' }, add] })
    expect(found).toMatchObject({ state: 'moved', anchor: { symbol: 'p/other#Queue.add' } })
  })

  it('follows a declaration that was renamed, in the quote too', () => {
    const renamed = {
      member: 'Queue.put',
      text: add.text.replace('add(item: Item)', 'put(item: Item)'),
    }
    // The masked name stands for itself wherever it is a whole word, here also in `dirty.add`.
    const masked = { ...renamed, text: add.text.replaceAll(/\badd\b/gu, 'put') }
    expect(resolve(note, { queue: [masked] })).toMatchObject({
      state: 'moved',
      anchor: { symbol: 'p/queue#Queue.put' },
    })
    expect(resolve(note, { queue: [renamed] }).state).toBe('orphaned')
  })

  it('follows a member whose class was renamed', () => {
    expect(resolve(note, { queue: [twin] })).toMatchObject({
      state: 'moved',
      anchor: { symbol: 'p/queue#Other.add' },
    })
  })

  it('is withheld when two declarations could be the one that moved', () => {
    expect(resolve(note, { a: [add], b: [add] })).toMatchObject({ state: 'ambiguous' })
  })

  it('is withheld when the declaration is so short that chance would repeat it', () => {
    const elsewhere = { ...tiny, member: 'Unrelated.size' }
    expect(resolve(selector(tiny, 'return 0'), { queue: [elsewhere] })).toMatchObject({
      state: 'orphaned',
      reason: '`p/queue#Queue.size` does not exist',
    })
  })

  it('is found by what stands around the quote when the quote alone is not enough', () => {
    const prefixed = { ...selector(add, 'item'), prefix: 'this.queue.push(', suffix: ')' }
    expect(resolve(prefixed, { queue: [add] })).toMatchObject({
      state: 'anchored',
      anchor: { lines: { start: 4, end: 4 } },
    })
  })

  const moved = { ...add, member: 'Other.add' }

  it('follows short code of which there was only one', () => {
    const size = selector(short, 'return this.n')
    const renamed = { member: 'Other.count', text: 'count() {\n  return this.n\n}' }
    expect(resolve(size, { other: [renamed] }).state).toBe('moved')
    expect(resolve(size, { a: [renamed], b: [renamed] }).state).toBe('ambiguous')
  })

  it('follows short code of which there was more only within its class, or by its name', () => {
    const size = {
      ...selector(short, 'return this.n'),
      alike: [parseSymbolId('p/twin#Twin.size')],
    }
    const rest = {
      twin: [{ ...short, member: 'Twin.size' }],
      class: [{ ...add, member: 'Queue' }],
    }
    const count = { ...short, text: 'count() {\n  return this.n\n}' }
    const where = (member: string, one = count): string =>
      resolve(size, {
        ...rest,
        queue: [
          { ...add, member: 'Queue' },
          { ...one, member },
        ],
      }).state
    expect(where('Queue.count')).toBe('moved')
    expect(where('Other.count')).toBe('orphaned')
    expect(where('Other.size', short)).toBe('moved')
  })

  it('did not move to what was like it when the note was written', () => {
    const alike = [parseSymbolId('p/queue#Other.add')]
    expect(resolve({ ...note, alike }, { queue: [moved] })).toMatchObject({
      state: 'orphaned',
      candidates: ['p/queue#Other.add'],
    })
  })

  it('is withheld when one that was like it is gone as well', () => {
    const alike = [parseSymbolId('p/queue#Third.add')]
    const third = { ...add, member: 'Third.add' }
    const twice = { ...note, alike }
    expect(resolve(twice, { queue: [third, moved] }).state).toBe('moved')
    expect(resolve(twice, { queue: [moved] }).state).toBe('ambiguous')
    // A whole file that moved.
    expect(resolve(twice, { other: [add, third] }).state).toBe('moved')
  })

  it('is withheld when the name was given to something else', () => {
    const reused = { ...add, text: add.text.replace('return', 'throw item') }
    expect(resolve(note, { queue: [reused, moved] })).toMatchObject({
      state: 'ambiguous',
      candidates: ['p/queue#Other.add', 'p/queue#Queue.add'],
    })
  })

  it('is withheld when the name of a short one or of a property was given away', () => {
    const edited = { ...short, text: 'size() {\n  return this.m\n}' }
    const count = { member: 'Other.count', text: 'count() {\n  return this.n\n}' }
    expect(resolve(selector(short, 'size() { return'), { queue: [edited] }).state).toBe('changed')
    expect(resolve(selector(short, 'size() { return'), { queue: [edited, count] }).state).toBe(
      'ambiguous',
    )
    const limit: TestDeclaration = { member: 'O.limit', text: 'limit: number', kind: 'property' }
    const other = { ...limit, text: 'limit: string' }
    const max = { ...limit, member: 'O.max', text: 'max: number' }
    expect(resolve(selector(limit, 'limit'), { queue: [other] }).state).toBe('changed')
    expect(resolve(selector(limit, 'limit'), { queue: [other, max] }).state).toBe('ambiguous')
    const alike = [parseSymbolId('p/queue#O.max')]
    const known = { ...selector(limit, 'limit'), alike }
    expect(resolve(known, { queue: [other, max] }).state).toBe('changed')
  })

  it('is where people say it went, or nowhere', () => {
    const where = (to: string, files: Record<string, TestDeclaration[]>): NoteResolution => {
      const index = createIndex(files)
      const redirects = [{ from: note.target, to, line: 1 }]
      return resolveNote(note, index, createIndexLookup(index), redirects)
    }
    const both = { a: [moved], b: [{ ...add, member: 'Third.add' }] }
    expect(where('p/b#Third.add', both)).toMatchObject({
      state: 'moved',
      anchor: { symbol: 'p/b#Third.add' },
    })
    expect(where('gone', both).state).toBe('orphaned')
    const edited = { ...moved, text: add.text.replace('return', 'throw item') }
    expect(
      where('p/a#Other.add', { a: [edited], b: [{ ...add, member: 'Third.add' }] }),
    ).toMatchObject({
      state: 'orphaned',
      reason: '`p/queue#Queue.add` became `p/a#Other.add` and changed',
    })
  })

  it('never moves properties by likeness', () => {
    const old: TestDeclaration = {
      member: 'Options.limit',
      text: 'limit: number',
      kind: 'property',
    }
    const other = { ...old, member: 'Other.limit' }
    expect(resolve(selector(old, 'number'), { queue: [other] }).state).toBe('orphaned')
    expect(resolve(selector(old, 'number'), { other: [old] }).state).toBe('moved')
  })
})
