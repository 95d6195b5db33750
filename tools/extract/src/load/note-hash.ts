import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { ContentHash } from '#schemas/ids.ts'
import { hashText } from './content-hash.ts'

/**
 * Hash of all that a reviewer approves: what the note is on, and every language of what it says. The review
 * itself and the code hash, which is recorded beside it, are left out.
 */
export function noteHash(
  { target, quote, prefix = '', suffix = '', kind, author }: NoteFrontMatter,
  bodies: readonly { locale: string; markdown: string }[],
): ContentHash {
  const sorted = [...bodies].sort((a, b) => (a.locale < b.locale ? -1 : 1))
  const texts = sorted.map(({ locale, markdown }) => [locale, markdown])
  return hashText(JSON.stringify([target, quote, prefix, suffix, kind, author, texts]))
}
