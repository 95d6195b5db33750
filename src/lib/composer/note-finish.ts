import type { BookConfig } from '#schemas/book.ts'
import { newFileUrl } from '../forge-links.ts'

/** A note's place in its repository. */
export interface NotePlace {
  /** `annotations/workqueue` */
  folder: string
  /** `add-order.md` */
  name: string
}

/** Where a finished note goes. */
export function notePlace(annotations: string, port: string, id: string): NotePlace {
  return { folder: `${annotations}/${port}`, name: `${id}.md` }
}

/** How a note can be proposed on the forge, or why it cannot. */
export type ForgeOffer =
  | { kind: 'offered'; url: string; host: string }
  | { kind: 'noRepository' }
  | { kind: 'unknownForge'; host: string }
  | { kind: 'tooLong' }

/** The forge's page for a new file with this note in it; never one that leads nowhere. */
export function offerForge(
  repository: BookConfig['repository'],
  { folder, name }: NotePlace,
  text: string,
): ForgeOffer {
  if (!repository) return { kind: 'noRepository' }
  const { host } = new URL(repository.url)
  const path = `${folder}/${name}`
  const url = newFileUrl(repository, path, text)
  if (url !== undefined) return { kind: 'offered', url, host }
  const fitsAny = newFileUrl(repository, path, '') !== undefined
  return fitsAny ? { kind: 'tooLong' } : { kind: 'unknownForge', host }
}
