import * as disk from 'node:fs'
import { dirname, join } from 'node:path'
import type { FileSystem } from '../../../extract/src/env.ts'
import { EXIT } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'

/** A file as it is to be. */
export interface Change {
  /** Relative to the book's root. */
  path: string
  text: string
  /** What is there now; `undefined`: nothing, and should something appear in the meantime it is kept. */
  before: string | undefined
}

/** Where whole texts are put before they are moved into place: not committed, on the same disk. */
export const STAGE = '.cache/annotate'

/**
 * Writes all of the files or none. Each is complete before it appears under its name, and a new one never replaces
 * another. What has been put in place is taken back when a later file fails.
 *
 * @throws Refusal when the disk refuses, or a file is no longer what it was
 */
export function changeFiles(changes: readonly Change[], fs: FileSystem): void {
  if (changes.length === 0) return
  const stage = `${STAGE}/${process.pid}`
  const undo: (() => void)[] = []
  const release = holdInterruptions()
  try {
    for (const [index, { path, text, before }] of changes.entries()) {
      if (readText(path, fs) !== before) throw changedMeanwhile(path, before)
      fs.write(`${stage}/${index}.new`, text)
      if (before !== undefined) fs.write(`${stage}/${index}.old`, before)
    }
    for (const [index, change] of changes.entries()) {
      undo.push(putInPlace(change, `${stage}/${index}`, fs))
    }
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error instanceof Refusal ? error : explainWrite(error, changes)
  } finally {
    removeQuietly(stage, fs)
    release()
  }
}

function readText(path: string, fs: FileSystem): string | undefined {
  const read = fs.read(path)
  return read.kind === 'text' ? read.text : undefined
}

/** Gives the way back. */
function putInPlace({ path, before }: Change, staged: string, fs: FileSystem): () => void {
  if (before !== undefined) {
    fs.rename(`${staged}.new`, path)
    return () => {
      fs.rename(`${staged}.old`, path)
    }
  }
  // `exists` refuses a folder that a link leads out of the book.
  if (fs.exists(path)) throw changedMeanwhile(path, before)
  disk.mkdirSync(dirname(join(fs.root, path)), { recursive: true })
  // A link, unlike a move, fails where something is.
  disk.linkSync(join(fs.root, `${staged}.new`), join(fs.root, path))
  return () => {
    fs.remove(path)
  }
}

function changedMeanwhile(path: string, before: string | undefined): Refusal {
  return before === undefined
    ? new Refusal(`${path} exists already`, 'Choose another id with --id.')
    : new Refusal(`${path} was changed by somebody else meanwhile`, 'Run the command again.')
}

function explainWrite(error: unknown, changes: readonly Change[]): Refusal {
  const reason = error instanceof Error ? error.message : String(error)
  const taken = findTaken(error, changes)
  if (taken !== undefined) return changedMeanwhile(taken, undefined)
  return new Refusal(
    `Nothing was written: ${reason}`,
    'Make the folder of the notes writable, and .cache beside it, which is where texts are prepared.',
    EXIT.write,
  )
}

/** The file that somebody else put there between our look and the link. */
function findTaken(error: unknown, changes: readonly Change[]): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'dest' in error)) return undefined
  const isTaken = 'code' in error && error.code === 'EEXIST' && error.syscall === 'link'
  const name = String(error.dest).replaceAll('\\', '/')
  return isTaken ? changes.find(({ path }) => name.endsWith(`/${path}`))?.path : undefined
}

function removeQuietly(path: string, fs: FileSystem): void {
  try {
    fs.remove(path)
  } catch {
    // What is left of a failed attempt harms nobody: it is outside of the notes, and not committed.
  }
}

/** Writing is one short synchronous step: with a listener, an interruption waits until it is done. */
function holdInterruptions(): () => void {
  const releases = (['SIGINT', 'SIGTERM'] as const).map((signal) => {
    const onSignal = (): void => {
      setImmediate(() => {
        process.kill(process.pid, signal)
      })
    }
    process.once(signal, onSignal)
    // Signals are told after the step; taking the listener away at once would lose them.
    return () => {
      setImmediate(() => process.off(signal, onSignal))
    }
  })
  return () => {
    for (const release of releases) release()
  }
}
