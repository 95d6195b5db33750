import { createHash } from 'node:crypto'
import { type ContentHash, parseContentHash } from '#schemas/ids.ts'

/** SHA-256 of a text. */
export function hashText(text: string): ContentHash {
  return parseContentHash(createHash('sha256').update(text).digest('hex'))
}

/** SHA-256 of Markdown, blind to trailing white space and to blank lines at both ends. */
export function hashMarkdown(text: string): ContentHash {
  return hashText(text.replace(/[^\S\n]+$/gmu, '').trim())
}
