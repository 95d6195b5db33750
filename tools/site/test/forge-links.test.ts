import { describe, expect, it } from 'vitest'
import type { LineRange } from '#schemas/position.ts'
import { lineNumber } from '#schemas/position.ts'
import {
  editFileUrl,
  findForge,
  MAX_URL_BYTES,
  newFileUrl,
  type Repository,
  viewFileUrl,
} from '../../../src/lib/forge-links.ts'

const at = (url: string, more: Partial<Repository> = {}): Repository => ({
  url,
  branch: 'main',
  ...more,
})
const github = at('https://github.com/example/bread')
const gitlab = at('https://gitlab.com/example/group/bread')
const gitea = at('https://gitea.com/example/bread')
const forgejo = at('https://codeberg.org/example/bread')
const path = 'annotations/oven/a-b.md'
const lines = (start: number, end: number): LineRange => ({
  start: lineNumber(start),
  end: lineNumber(end),
})

describe('the forge of a repository', () => {
  it.each([
    ['https://github.com/example/bread', 'github'],
    ['https://www.github.com/example/bread', 'github'],
    ['https://gitlab.com/example/bread', 'gitlab'],
    ['https://gitlab.gnome.org/GNOME/bread', 'gitlab'],
    ['https://gitea.com/example/bread', 'gitea'],
    ['https://codeberg.org/example/bread', 'forgejo'],
    ['https://git.example.org/example/bread', undefined],
    ['https://github.com.example.org/example/bread', 'github'],
    ['https://notgithub.com/example/bread', undefined],
    ['https://github.io/example/bread', undefined],
    ['ssh://git@github.com/example/bread', undefined],
    ['no address', undefined],
  ])('%s: %s', (url, forge) => {
    expect(findForge(at(url))).toBe(forge)
  })

  it('is the configured one where there is one', () => {
    expect(findForge(at('https://git.example.org/a/b', { forge: 'gitea' }))).toBe('gitea')
    expect(findForge({ ...github, forge: 'forgejo' })).toBe('forgejo')
  })
})

describe('a page of the forge', () => {
  it.each([
    [
      github,
      'https://github.com/example/bread/edit/main/',
      'https://github.com/example/bread/blob/main/',
    ],
    [
      gitlab,
      'https://gitlab.com/example/group/bread/-/edit/main/',
      'https://gitlab.com/example/group/bread/-/blob/main/',
    ],
    [
      gitea,
      'https://gitea.com/example/bread/_edit/main/',
      'https://gitea.com/example/bread/src/branch/main/',
    ],
    [
      forgejo,
      'https://codeberg.org/example/bread/_edit/main/',
      'https://codeberg.org/example/bread/src/branch/main/',
    ],
  ])('changes and shows a file: $url', (repository, edit, view) => {
    expect(editFileUrl(repository, 'a b/c#d?.md')).toBe(`${edit}a%20b/c%23d%3F.md`)
    expect(viewFileUrl(repository, 'src/oven.ts')).toBe(`${view}src/oven.ts`)
  })

  it('shows lines', () => {
    expect(viewFileUrl(github, 'a.ts', lines(3, 7))).toMatch(/#L3-L7$/u)
    expect(viewFileUrl(gitlab, 'a.ts', lines(3, 7))).toMatch(/#L3-7$/u)
    expect(viewFileUrl(gitea, 'a.ts', lines(3, 3))).toMatch(/#L3$/u)
  })

  it('is found whatever was copied from the address bar', () => {
    for (const url of [
      'https://github.com/example/bread/',
      'https://github.com/example/bread.git',
      'https://github.com/example/bread.git/',
      'https://me:secret@github.com/example/bread?tab=readme#top',
    ])
      expect(editFileUrl(at(url), 'a.md')).toBe('https://github.com/example/bread/edit/main/a.md')
  })

  it('belongs to a branch, slashes and all', () => {
    const branch = 'notes/2026 #1'
    expect(viewFileUrl({ ...github, branch }, 'a.md')).toBe(
      'https://github.com/example/bread/blob/notes/2026%20%231/a.md',
    )
  })

  it('does not exist without a forge, an owner, or a path inside', () => {
    for (const repository of [
      at('https://git.example.org/example/bread'),
      at('https://github.com/'),
      at('https://github.com/example'),
      at('ftp://github.com/example/bread', { forge: 'github' }),
      { ...github, branch: '../..' },
    ]) {
      expect(editFileUrl(repository, 'a.md')).toBeUndefined()
      expect(viewFileUrl(repository, 'a.md')).toBeUndefined()
      expect(newFileUrl(repository, 'a.md', '')).toBeUndefined()
    }
    for (const outside of ['../a.md', 'a/../../b.md', '/a.md', 'a//b.md', './a.md', ''])
      expect(editFileUrl(github, outside)).toBeUndefined()
  })
})

describe('the page for a new file', () => {
  const text = '---\nkind: note\n---\n\n`a` & b + 100 % = 注疏?\n'
  /** What the forge takes the name and the text for. */
  const read = (repository: Repository, names: readonly [string | undefined, string]) => {
    const url = new URL(newFileUrl(repository, path, text) ?? '')
    const [file, content] = names
    const name = file === undefined ? undefined : url.searchParams.get(file)
    return { path: url.pathname, name, text: url.searchParams.get(content), hash: url.hash }
  }

  it('has name and text on every forge', () => {
    const hash = ''
    expect(read(github, ['filename', 'value'])).toEqual({
      path: '/example/bread/new/main',
      name: path,
      text,
      hash,
    })
    expect(read(gitlab, ['file_name', 'content'])).toEqual({
      path: '/example/group/bread/-/new/main',
      name: path,
      text,
      hash,
    })
    expect(read(gitea, [undefined, 'value'])).toEqual({
      path: `/example/bread/_new/main/${path}`,
      name: undefined,
      text,
      hash,
    })
    expect(read(forgejo, ['filename', 'value'])).toEqual({
      path: '/example/bread/_new/main/annotations/oven',
      name: 'a-b.md',
      text,
      hash,
    })
  })

  it('never sends Gitea a name, nor Forgejo a folder with a slash at its end', () => {
    expect(newFileUrl(gitea, path, text)).not.toContain('filename=')
    expect(newFileUrl(forgejo, 'note.md', 'x')).toBe(
      'https://codeberg.org/example/bread/_new/main?filename=note.md&value=x',
    )
  })

  it('does not exist where the forge would refuse the address', () => {
    for (const repository of [gitlab, gitea, forgejo]) {
      const rest = newFileUrl(repository, path, 'x')?.length ?? 0
      const most = MAX_URL_BYTES - rest + 1
      expect(newFileUrl(repository, path, 'x'.repeat(most))).toHaveLength(MAX_URL_BYTES)
      expect(newFileUrl(repository, path, 'x'.repeat(most + 1))).toBeUndefined()
      // Three bytes each, three characters per byte.
      expect(newFileUrl(repository, path, '注'.repeat(Math.floor(most / 9)))).toBeDefined()
      expect(newFileUrl(repository, path, '注'.repeat(Math.floor(most / 9) + 1))).toBeUndefined()
    }
  })

  it('leaves room for the page GitHub asks to sign in on, which holds the address once more', () => {
    const bounce = (url: string): number =>
      `https://github.com/login?return_to=${encodeURIComponent(url)}`.length
    const fits = [100, 300, 500, 520, 540, 600, 900].filter(
      (count) => newFileUrl(github, path, '注'.repeat(count)) !== undefined,
    )
    expect(fits).toEqual([100, 300, 500, 520])
    for (const count of fits)
      expect(bounce(newFileUrl(github, path, '注'.repeat(count)) ?? '')).toBeLessThanOrEqual(
        MAX_URL_BYTES,
      )
  })
})
