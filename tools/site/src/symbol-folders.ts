import { readdir, rename } from 'node:fs/promises'
import path from 'node:path'

// Queue.%23dirty: what Astro cannot have in a path it writes as addresses do.
const RE_ENCODED = /%(?:23|3F)/gu

/**
 * Gives the folders of private members their names: hosts decode an address before they look for a file, so
 * `Queue.%23dirty/` is asked for as `Queue.#dirty`.
 */
export async function renameEncodedFolders(dist: string): Promise<void> {
  const names = await readdir(dist, { recursive: true })
  // A folder comes before what is in it: the deepest first, so that no path changes before its turn.
  for (const name of names.sort().reverse()) {
    const base = path.basename(name)
    const plain = base.replaceAll(RE_ENCODED, decodeURIComponent)
    if (plain === base) continue
    await rename(path.join(dist, name), path.join(dist, path.dirname(name), plain))
  }
}
