/** `text` as one word of a command line that people copy: into a POSIX shell, mostly into those of Windows too. */
export function shellWord(text: string): string {
  if (/^[\w./-]+$/u.test(text)) return text
  return /["$`\\!%]/u.test(text) ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`
}
