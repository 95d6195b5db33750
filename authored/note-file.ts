import { stringify } from 'yaml'
import type { NoteFrontMatter } from '#schemas/annotation.ts'

/** Order of the fields in a note's file. */
const FIELDS = [
  'target',
  'alike',
  'quote',
  'prefix',
  'suffix',
  'kind',
  'lang',
  'author',
  'created',
  'code',
  'reviewed',
] as const satisfies readonly (keyof NoteFrontMatter)[]

/** The text of a note's file. Reading it gives the same front matter and the same body. */
export function renderNoteFile(front: NoteFrontMatter, markdown: string): string {
  const fields = FIELDS.flatMap((name) => (front[name] === undefined ? [] : [[name, front[name]]]))
  const yaml = stringify(Object.fromEntries(fields), { lineWidth: 0, schema: 'core' })
  return `---\n${yaml}---\n\n${markdown.trim()}\n`
}

/** The text of a note's second language: its body. */
export function renderTranslationFile(markdown: string): string {
  return `${markdown.trim()}\n`
}
