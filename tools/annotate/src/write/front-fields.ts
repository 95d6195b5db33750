import { isDeepStrictEqual } from 'node:util'
import { isScalar, parseDocument, stringify } from 'yaml'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import { type NoteFrontMatter, noteFrontMatterSchema } from '#schemas/annotation.ts'

/** New values by field; `undefined` takes a field away. */
export type FrontChanges = { [Name in keyof NoteFrontMatter]?: NoteFrontMatter[Name] | undefined }

const ORDER = Object.keys(noteFrontMatterSchema.shape)
// --- \n … --- \n
const RE_FRONT_MATTER = /^---[ \t]*\n([\s\S]*?\n)---[ \t]*(?:\n|$)/u

/**
 * The text of a note with some fields of its front matter changed. All else stays byte for byte: comments, the
 * order of fields, quotation marks, line ends.
 *
 * @throws Error when the text is no well-formed note
 */
export function changeFront(text: string, changes: FrontChanges): string {
  const hasReturns = text.includes('\r\n')
  const source = hasReturns ? text.replaceAll('\r\n', '\n') : text
  const match = RE_FRONT_MATTER.exec(source)
  const yaml = match?.[1]
  if (!match || yaml === undefined) throw new Error('the note has no front matter')
  let changed = yaml
  for (const [name, value] of Object.entries(changes)) changed = changeField(changed, name, value)
  const start = match[0].indexOf(yaml)
  const result = source.slice(0, start) + changed + source.slice(start + yaml.length)
  confirmFields(result, readFront(source), changes)
  return hasReturns ? result.replaceAll('\n', '\r\n') : result
}

function readFront(source: string): NoteFrontMatter {
  const text = readNoteText(source)
  const front = text.kind === 'read' ? readNoteFront(text.value.yaml) : text
  if (front.kind === 'faults') throw new Error('the note is malformed')
  return front.value.front
}

/** Proves that the text says what was meant, and nothing else. */
function confirmFields(result: string, before: NoteFrontMatter, changes: FrontChanges): void {
  const wanted = Object.entries({ ...before, ...changes }).filter(
    ([, value]) => value !== undefined,
  )
  if (!isDeepStrictEqual(readFront(result), Object.fromEntries(wanted)))
    throw new Error('the front matter cannot be changed in place')
}

function changeField(yaml: string, name: string, value: unknown): string {
  const found = findField(yaml, name)
  const lines = value === undefined ? '' : renderField(name, value)
  if (!found) return value === undefined ? yaml : insertField(yaml, name, lines)
  if (isDeepStrictEqual(found.value, value)) return yaml
  if (value === undefined) {
    const end = yaml.indexOf('\n', found.end - 1)
    return yaml.slice(0, found.start) + yaml.slice(end < 0 ? yaml.length : end + 1)
  }
  const comment = /^[ \t]*#[^\n]*/u.exec(yaml.slice(found.end))?.[0] ?? ''
  const rest = yaml.slice(found.end + comment.length).replace(/^[ \t]*\n/u, '')
  // A comment behind a value stands behind its last line; that of a text in several lines, above them.
  const isOneLine = lines.indexOf('\n') === lines.length - 1
  const field = isOneLine ? `${lines.trimEnd()}${comment}\n` : commentAbove(comment) + lines
  return yaml.slice(0, found.start) + field + rest
}

function commentAbove(comment: string): string {
  return comment === '' ? '' : `${comment.trim()}\n`
}

function renderField(name: string, value: unknown): string {
  return stringify({ [name]: value }, { lineWidth: 0, schema: 'core' })
}

interface Field {
  start: number
  /** Behind the last character of the value that is no white space. */
  end: number
  value: unknown
}

function findField(yaml: string, name: string): Field | undefined {
  const document = parseDocument(yaml, { schema: 'core' })
  const items = findItems(document.contents)
  const item = items.find(({ key }) => isScalar(key) && key.value === name)
  if (!item || !isScalar(item.key)) return undefined
  const start = item.key.range?.[0] ?? 0
  const written = findEnd(item.value) ?? item.key.range?.[1] ?? start
  const end = start + yaml.slice(start, written).trimEnd().length
  const fields = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>
  return { start, end, value: fields[name] }
}

interface Item {
  key: unknown
  value: unknown
}

function findItems(contents: unknown): Item[] {
  if (typeof contents !== 'object' || contents === null || !('items' in contents)) return []
  return contents.items as Item[]
}

function findEnd(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('range' in value)) return undefined
  return (value.range as [number, number, number] | undefined)?.[1]
}

/** Behind the field that comes before it in the order of the schema. */
function insertField(yaml: string, name: string, lines: string): string {
  const before = ORDER.slice(0, ORDER.indexOf(name))
    .map((one) => findField(yaml, one))
    .filter((field) => field !== undefined)
  const end = Math.max(0, ...before.map((field) => field.end))
  if (end === 0) return lines + yaml
  const line = yaml.indexOf('\n', end)
  const at = line < 0 ? yaml.length : line + 1
  return yaml.slice(0, at) + lines + yaml.slice(at)
}
