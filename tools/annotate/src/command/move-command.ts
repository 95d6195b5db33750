import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { EXIT } from '../exit-code.ts'
import { findPiece, type PlaceRequest, placeIn } from '../place/choose-place.ts'
import { findSymbol } from '../place/find-symbol.ts'
import { Refusal } from '../refusal.ts'
import { surveyNotes } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import { changeNote, placeFields } from '../write/retarget.ts'
import { confirmAnchored, writeNotes } from '../write/write-notes.ts'
import { type Context, openBookOf } from './context.ts'
import { findNote } from './find-note.ts'
import { CALL } from './settle.ts'

/** Where a note is to go. */
export interface MoveOptions extends PlaceRequest {
  id: string
  symbol: string
}

/** `move`: puts a note on another symbol, or on another piece of its own. */
export async function moveNote(context: Context, options: MoveOptions): Promise<Answer> {
  const workspace = await openBookOf(context)
  const note = findNote(options.id, surveyNotes(workspace), workspace)
  const { id, port, file } = note.source
  const symbol = findSymbol(options.symbol, port, workspace)
  if (symbol.port !== port)
    throw new Refusal(
      `\`${symbol.id}\` is in another port than the note`,
      `A note stands in the folder of its port: write it anew there with \`${CALL} new\`, and delete ${file}.`,
    )
  const isNamed = options.lines !== undefined || options.quote !== undefined
  const piece =
    !isNamed && note.anchor?.symbol === symbol.id
      ? note.anchor
      : findPiece(symbol, isNamed ? options : note.source.front, workspace)
  const change = changeNote(note, placeFields(note, placeIn(symbol, piece, workspace)), workspace)
  if (!change) return { output: `${file} says that already.\n`, exitCode: EXIT.ok }
  writeNotes(workspace, [change], (survey) => confirmAnchored(survey, id))
  return { output: describeMove(note, symbol.id), exitCode: EXIT.ok }
}

function describeMove({ source, review }: AnchoredNote, to: string): string {
  const lost = review === 'none' ? '' : `Review it again: ${CALL} approve ${source.id}\n`
  return `${source.file}\n${source.front.target} → ${to}\n${lost}`
}
