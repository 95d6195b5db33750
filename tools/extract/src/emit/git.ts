import { execFileSync } from 'node:child_process'

/** What a check asks of version control. Paths are relative to the book's root; `../` for what is outside. */
export interface Git {
  /** Files that differ from the merge base of `revision` and HEAD, untracked ones included. @throws Error */
  readonly changedSince: (revision: string) => string[]
}

/** Git in the folder `root`. */
export function createGit(root: string): Git {
  const run = (...args: string[]): string =>
    execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  const lines = (text: string): string[] => text.split('\0').filter((line) => line !== '')
  return {
    changedSince: (revision) => {
      const base = run('merge-base', '--end-of-options', revision, 'HEAD').trim()
      const prefix = run('rev-parse', '--show-prefix').trim()
      const up = prefix.replaceAll(/[^/]+\//gu, '../')
      const changed = lines(run('diff', '--name-only', '-z', base))
      const untracked = lines(
        run('ls-files', '--others', '--exclude-standard', '--full-name', '-z'),
      )
      return [...changed, ...untracked].map((path) =>
        path.startsWith(prefix) ? path.slice(prefix.length) : up + path,
      )
    },
  }
}
