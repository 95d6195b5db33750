import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDiskFileSystem } from '../../extract/src/load/disk-file-system.ts'
import { scoreMatch } from '../src/place/rank-symbols.ts'
import { changeFiles } from '../src/write/change-files.ts'
import { changeFront } from '../src/write/front-fields.ts'
import { copyBook, get, put } from './support/copy-book.ts'

const HASH = 'a'.repeat(64)

describe('changeFiles', () => {
  it('takes back what it had put in place when a later file cannot be written', () => {
    const root = copyBook('write', { 'a/one.md': 'old\n', 'a/blocked/x': '' })
    const fs = createDiskFileSystem(root)
    expect(() => {
      changeFiles(
        [
          { path: 'a/one.md', text: 'new\n', before: 'old\n' },
          { path: 'a/two.md', text: 'two\n', before: undefined },
          { path: 'a/one.md/three.md', text: 'three\n', before: undefined },
        ],
        fs,
      )
    }).toThrow('Nothing was written')
    expect(get(root, 'a/one.md')).toBe('old\n')
    expect(readdirSync(join(root, 'a'))).toEqual(['blocked', 'one.md'])
    expect(readdirSync(join(root, '.cache/annotate'))).toEqual([])
  })

  it('replaces nothing it has not seen', () => {
    const root = copyBook('write-seen', { 'a/one.md': 'theirs\n' })
    const fs = createDiskFileSystem(root)
    for (const before of [undefined, 'old\n'])
      expect(() => {
        changeFiles([{ path: 'a/one.md', text: 'mine\n', before }], fs)
      }).toThrow('a/one.md')
    expect(get(root, 'a/one.md')).toBe('theirs\n')
  })

  it('does not follow a link out of the book', () => {
    const root = copyBook('write-link')
    mkdirSync(join(root, '../write-outside'), { recursive: true })
    symlinkSync(join(root, '../write-outside'), join(root, 'away'))
    expect(() => {
      changeFiles([{ path: 'away/x.md', text: 'x', before: undefined }], createDiskFileSystem(root))
    }).toThrow('outside the book')
    expect(readdirSync(join(root, '../write-outside'))).toEqual([])
    put(root, 'README.md', '')
  })
})

describe('changeFront', () => {
  const note = `---
# A note.
target: 'p/a#f' # the target
alike:
  - p/a#g # twin
quote: |-
  one
  two
kind: note
lang: en
author: "someone"
created: 2026-01-02
code: ${HASH}
---

The body: stays.
`

  it('changes one field and leaves comments, quotes and order', () => {
    expect(changeFront(note, { target: 'p/b#f' as never })).toBe(
      note.replace("target: 'p/a#f' #", 'target: p/b#f #'),
    )
    expect(changeFront(note, { quote: 'three' })).toBe(note.replace('|-\n  one\n  two', 'three'))
    expect(changeFront(note, { target: 'p/a#f' as never, kind: 'note' })).toBe(note)
  })

  it('takes fields away and puts new ones where they belong', () => {
    expect(changeFront(note, { alike: undefined })).toBe(
      note.replace('alike:\n  - p/a#g # twin\n', ''),
    )
    expect(changeFront(note, { prefix: 'zero: ', suffix: '# three' })).toBe(
      note.replace('kind:', 'prefix: "zero: "\nsuffix: "# three"\nkind:'),
    )
    const reviewed = { by: 'me', note: HASH as never, code: HASH as never }
    expect(changeFront(note, { reviewed })).toBe(
      note.replace('\n---\n\n', `\nreviewed:\n  by: me\n  note: ${HASH}\n  code: ${HASH}\n---\n\n`),
    )
  })

  it('keeps a comment out of a text of several lines', () => {
    const changed = changeFront(note.replace('|-\n  one\n  two', 'one # what'), { quote: 'a\n# b' })
    expect(changed).toContain('# what\nquote: |-\n  a\n  # b\nkind:')
  })

  it('throws rather than guess', () => {
    expect(() => changeFront('No front matter.', { kind: 'note' })).toThrow()
    expect(() => changeFront(note, { author: '' })).toThrow()
  })
})

describe('scoreMatch', () => {
  it.each([
    ['addrl', 'RateLimitedQueue.addRateLimited', 'DelayingQueue.readLoop'],
    ['q.add', 'Queue.add', 'Queue.addAll'],
    ['shut d', 'Queue.shutDown', 'Queue.shuttingDown'],
    ['get', 'Queue.get', 'Gauge.set'],
  ])('finds by %s rather %s than %s', (typed, better, worse) => {
    expect(scoreMatch(typed, better)).toBeGreaterThanOrEqual(scoreMatch(typed, worse))
    expect(scoreMatch(typed, better)).toBeGreaterThan(0)
  })

  it('finds nothing when a letter is missing', () => {
    expect(scoreMatch('add x', 'Queue.add')).toBe(-Infinity)
    expect(scoreMatch('', 'Queue.add')).toBe(0)
  })
})
