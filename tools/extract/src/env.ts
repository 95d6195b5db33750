import type { Problem } from '#schemas/problem.ts'

/** What became of reading a file. Only `text` carries content; the rest say why there is none. */
export type FileRead =
  | { kind: 'text'; text: string }
  | { kind: 'missing' }
  /** A symlink or `..` leads out of the book's folder. */
  | { kind: 'outside' }
  /** `line` is the first one holding a byte sequence that is not UTF-8. */
  | { kind: 'not-utf8'; line: number }
  | { kind: 'too-large'; bytes: number; limit: number }
  /** No permission, a folder, a broken link, a failing disk. */
  | { kind: 'unreadable'; reason: string }

/** A file or folder found by {@link FileSystem.list}. */
export interface FileEntry {
  /** POSIX path relative to the book's root. */
  path: string
  /** A link to a file is one; `other` is a link to a folder or to nowhere, a socket, a device. */
  kind: 'file' | 'folder' | 'other'
  /** Whether it is a symbolic link. */
  isLink?: boolean
}

/**
 * The book's folder. Every path is POSIX and relative to {@link FileSystem.root}. Nothing outside the root is
 * ever read or written: such paths are `outside` when read and throw `RangeError` when written.
 */
export interface FileSystem {
  /** Absolute path of the book's folder, links resolved. */
  readonly root: string
  /** Reads UTF-8 text; a byte order mark is dropped. `maxBytes` is looked at before the content is. */
  read(path: string, maxBytes?: number): FileRead
  /** The entries directly inside `folder`, sorted by path; empty when there is no such folder. */
  list(folder: string): FileEntry[]
  /** Whether something is there, of any kind. */
  exists(path: string): boolean
  /** Writes a file, making its folders. @throws the operating system's error. */
  write(path: string, text: string): void
  /** Moves a file or folder; replaces a file atomically. @throws the operating system's error. */
  rename(from: string, to: string): void
  /** Removes a file or a whole folder; nothing happens when it is not there. */
  remove(path: string): void
}

/** Monotonic time in milliseconds, for `--timing` only: output never depends on it. */
export interface Clock {
  now(): number
}

/** Progress, for a person who waits. Never problems: these go to {@link Env.report}. */
export interface Log {
  /** What is being done now: `index`. */
  progress(text: string): void
  /** How long a stage took, in milliseconds. */
  timing(stage: string, milliseconds: number): void
}

/** Everything a stage may touch beside its input. */
export interface Env {
  readonly fs: FileSystem
  readonly clock: Clock
  readonly log: Log
  /** Takes note of a problem; the stage carries on. */
  readonly report: (problem: Problem) => void
  /** All problems reported up to now, in order. */
  readonly problems: readonly Problem[]
}

/** Runs `work`, reporting its duration under `stage`. */
export async function timed<T>(env: Env, stage: string, work: () => T | Promise<T>): Promise<T> {
  env.log.progress(stage)
  const start = env.clock.now()
  try {
    return await work()
  } finally {
    env.log.timing(stage, env.clock.now() - start)
  }
}

/** Whether something reported forbids writing. */
export function hasErrors(env: Env): boolean {
  return env.problems.some((problem) => problem.severity === 'error')
}
