import type { NotedCode } from '#schemas/noted-code.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { collectNotedCode } from '../../../extract/src/anchor/noted-code.ts'
import { loadNotedCode } from '../../../extract/src/load/noted-code.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** A declaration when a note was written on it, and the one it would be on today. */
export interface NoteCode {
  /** Absent when nobody kept it: `extract` does, once it has seen the note. */
  was?: string
  /** Absent when no symbol is left that it could be. */
  now?: string
}

/** What was kept of the code notes were written on. */
export function readNotedCode({ book, env }: Workspace): NotedCode['declarations'] {
  return loadNotedCode(book, env)
}

/** The code of a note, then and now. */
export function findNoteCode(
  { source, anchor, candidates }: AnchoredNote,
  noted: NotedCode['declarations'],
  { resolver }: Workspace,
): NoteCode {
  const { target, code } = source.front
  const was = noted.find((one) => one.symbol === target && one.code === code)?.text
  const [candidate] = candidates
  const symbol =
    resolver.lookup.findSymbol(anchor?.symbol ?? target) ??
    (candidate === undefined ? undefined : resolver.lookup.findSymbol(candidate))
  const now =
    symbol &&
    collectNotedCode([{ front: { target: symbol.id, code: symbol.code } }], [], resolver.lookup)
      .declarations[0]?.text
  return { ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) }
}
