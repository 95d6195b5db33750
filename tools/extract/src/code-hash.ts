import type { ContentHash } from '#schemas/ids.ts'
import { hashText } from './load/content-hash.ts'

/**
 * {@link SymbolRecord.code}: the shape together with the symbol's own name. Made from nothing else, so that a
 * note, which stores only the code hash, still recognises a declaration that was renamed and not touched
 * otherwise: `codeHash(found.shape, oldName)` is the hash it stored.
 */
export function codeHash(shape: ContentHash, ownName: string): ContentHash {
  return hashText(`${shape}\n${ownName}`)
}
