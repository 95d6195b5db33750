import { renderNoteFile, renderTranslationFile } from '#authored/note-file.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { AnnotationBody } from './annotation-model.ts'

/** What of a file its fields and its body do not say. */
export type Layout = Pick<AnnotationBody, 'note:layout' | 'note:file'>

/** The file we would write; `front` only of a note's own language. */
export function renderFile(front: NoteFrontMatter | undefined, markdown: string): string {
  return front ? renderNoteFile(front, markdown) : renderTranslationFile(markdown)
}

/** How a file differs from the one we would write: by nothing, by what is around the body, or wholly. */
export function describeLayout(
  text: string,
  front: NoteFrontMatter | undefined,
  markdown: string,
): Layout {
  if (text === renderFile(front, markdown)) return {}
  const at = text.lastIndexOf(markdown)
  const after = text.slice(at + markdown.length)
  if (at < 0 || after.trim() !== '') return { 'note:file': text }
  return { 'note:layout': { before: text.slice(0, at), after } }
}

/** The file as it was. */
export function restoreFile(
  { value, 'note:layout': layout, 'note:file': file }: AnnotationBody,
  front: NoteFrontMatter | undefined,
): string {
  if (file !== undefined) return file
  return layout ? layout.before + value + layout.after : renderFile(front, value)
}
