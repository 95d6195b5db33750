import { loosen } from '#authored/loose-text.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import type { NotePlace } from '../place/choose-place.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Change } from './change-files.ts'
import { changeFront, type FrontChanges } from './front-fields.ts'

/** The fields that put a note at another place. A quote that only white space tells from the old one stays. */
export function placeFields({ source }: AnchoredNote, place: NotePlace): FrontChanges {
  const { target, code, alike, quote, prefix, suffix } = place
  const old = source.front.quote
  return {
    target,
    alike: alike.length > 0 ? alike : undefined,
    quote: loosen(old).text === loosen(quote).text ? old : quote,
    prefix,
    suffix,
    code,
  }
}

/** The change of a note's file that these fields make; `undefined` when it says all that already. */
export function changeNote(
  { source }: AnchoredNote,
  fields: FrontChanges,
  { env }: Workspace,
): Change | undefined {
  const read = env.fs.read(source.file)
  if (read.kind !== 'text')
    throw new Refusal(`${source.file} cannot be read any more`, 'Run the command again.')
  const text = changeFront(read.text, fields)
  return text === read.text ? undefined : { path: source.file, text, before: read.text }
}
