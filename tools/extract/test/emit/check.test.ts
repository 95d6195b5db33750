import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderDiff } from '../../src/emit/line-diff.ts'
import type { CommandResult } from '../../src/command/session.ts'
import { copyBook, runBook } from '../support/run-book.ts'

function git(root: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=T',
    '-c',
    'user.email=t@example.org',
    '-c',
    'commit.gpgsign=false',
  ]
  return execFileSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8' })
}

/** A book in a repository of its own, extracted and committed; the revision is called `base`. */
async function createRepository(name: string): Promise<string> {
  const root = copyBook(name, 'throws/_base')
  await runBook(root)
  writeFileSync(join(root, '.gitignore'), '.cache\nsrc/content/knowledge\n')
  git(root, 'init', '--quiet')
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', 'Begin')
  git(root, 'tag', 'base')
  return root
}

function addNote(root: string): void {
  const note = readFileSync(join(root, 'annotations/p/adds-one.md'), 'utf8')
  writeFileSync(join(root, 'annotations/p/another.md'), note.replace('never two', 'never three'))
}

const check = (root: string, base?: string): Promise<CommandResult> =>
  runBook(root, { check: true, base })

describe('a check', () => {
  it('passes when the committed pages are what their sources weave to, without the knowledge', async () => {
    const root = await createRepository('check-fresh')
    rmSync(join(root, 'src/content/knowledge'), { recursive: true })
    expect(await check(root)).toMatchObject({ exitCode: 0 })
  })

  it('fails with the difference when a source changed, and writes nothing', async () => {
    const root = await createRepository('check-stale')
    const page = join(root, 'src/content/docs/en/index.mdx')
    const before = readFileSync(page, 'utf8')
    appendFileSync(join(root, 'chapters/en/index.md'), '\nMore.\n')
    const { output, exitCode } = await check(root)
    expect(exitCode).toBe(4)
    expect(output).toContain('error EXT503 Stale output · src/content/docs/en/index.mdx')
    expect(output).toContain('\n+More.\n')
    expect(readFileSync(page, 'utf8')).toBe(before)
  })

  it('fails for a missing page and for one without sources', async () => {
    const root = await createRepository('check-missing')
    const page = join(root, 'src/content/docs/en/index.mdx')
    mkdirSync(join(root, 'src/content/docs/en/old'))
    writeFileSync(join(root, 'src/content/docs/en/old/page.mdx'), readFileSync(page))
    rmSync(page)
    const { output, exitCode } = await check(root)
    expect(exitCode).toBe(4)
    expect(output).toContain('The woven file is missing')
    expect(output).toContain('The woven file has no sources any more')
  })

  it('lets pages lag behind a change that touches notes only, and shows what will be published', async () => {
    const root = await createRepository('check-notes')
    addNote(root)
    const untracked = await check(root, 'base')
    expect(untracked).toMatchObject({ exitCode: 0 })
    expect(untracked.output).toContain('+One, and never three.')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Note')
    expect(await check(root, 'base')).toMatchObject({ exitCode: 0 })
    expect(await check(root)).toMatchObject({ exitCode: 4 })
  })

  it('excuses nothing when anything else changed too', async () => {
    const root = await createRepository('check-more')
    addNote(root)
    writeFileSync(join(root, 'README.md'), 'Changed.\n')
    expect(await check(root, 'base')).toMatchObject({ exitCode: 4 })
  })

  it('excuses no malformed note', async () => {
    const root = await createRepository('check-malformed')
    addNote(root)
    appendFileSync(join(root, 'annotations/p/another.md'), '<script>\n')
    expect(await check(root, 'base')).toMatchObject({ exitCode: 3 })
  })

  it('judges by the merge base, not by what happened on the base since', async () => {
    const root = await createRepository('check-merge-base')
    git(root, 'checkout', '--quiet', '-b', 'side')
    addNote(root)
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Note')
    git(root, 'checkout', '--quiet', '-b', 'ahead', 'base')
    writeFileSync(join(root, 'README.md'), 'Ahead.\n')
    git(root, 'add', '--all')
    git(root, 'commit', '--quiet', '--message', 'Ahead')
    git(root, 'checkout', '--quiet', 'side')
    expect(await check(root, 'ahead')).toMatchObject({ exitCode: 0 })
  })

  it('says when git does not know the revision', async () => {
    const root = await createRepository('check-revision')
    addNote(root)
    for (const revision of ['nowhere', '--help']) {
      const { output, exitCode } = await check(root, revision)
      expect(exitCode).toBe(4)
      expect(output).toContain('EXT505')
    }
  })
})

describe('a diff', () => {
  it.each([
    ['a\nb\nc\n', 'a\nB\nc\n', '@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n'],
    ['', 'a\n', '--- /dev/null\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n'],
    ['a\n', '', '--- a/f\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n'],
    ['a\n', 'a\n', ''],
  ])('of %j and %j ends in %j', (before, after, diff) => {
    expect(renderDiff('f', before, after).endsWith(diff)).toBe(true)
  })

  it('is what git makes of two long files with distant changes', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `line ${index}`)
    const before = `${lines.join('\n')}\n`
    const changed = lines.toSpliced(50, 2).toSpliced(20, 1, 'other', 'more').toSpliced(3, 0, 'new')
    const after = `${changed.join('\n')}\n`
    const root = copyBook('diff-git')
    writeFileSync(join(root, 'f'), before)
    git(root, 'init', '--quiet')
    git(root, 'add', 'f')
    writeFileSync(join(root, 'f'), after)
    const expected = git(root, '-c', 'diff.noprefix=false', 'diff', '--no-color', '--', 'f')
    const hunks = (text: string): string =>
      text.slice(text.indexOf('@@')).replaceAll(/^(@@ .*? @@).*$/gmu, '$1')
    expect(hunks(renderDiff('f', before, after))).toBe(hunks(expected))
  })
})
