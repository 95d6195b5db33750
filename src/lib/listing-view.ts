/** A note as the listing needs it; its body is rendered by `Note`. */
export interface NoteMark {
  /** `id` of the note's element. */
  id: string
  /** The number readers see. */
  number: number
  /** First and last line of the quote, both included. */
  first: number
  last: number
}

/** One line of a listing. */
export interface ListingLine {
  number: number
  html: string
  /** Notes whose quote ends here. */
  marks: readonly NoteMark[]
  /** Inside a note's quote. */
  quoted: boolean
}

/** Lines up to a noted one, and what stands beside that line; the last segment often has nothing. */
export interface Segment<Body> {
  lines: ListingLine[]
  body: Body | undefined
}

/** The notes beside one line. */
export interface LineNotes<Body> {
  marks: readonly NoteMark[]
  body: Body
}

/** What {@link buildSegments} puts together. */
export interface ListingInput<Body> {
  /** Line number of the first line. */
  first: number
  /** Highlighted lines. */
  lines: readonly string[]
  /** By the number of the line they stand beside. */
  notes: ReadonlyMap<number, LineNotes<Body>>
}

// <div … id="note-a" data-n="2" data-lines="97-99">
const RE_NOTE = /id="([^"]+)" data-n="(\d+)" data-lines="(\d+)(?:-(\d+))?"/gu

/** Reads the marks out of notes rendered by `Note`. */
export function parseNoteMarks(html: string): NoteMark[] {
  return [...html.matchAll(RE_NOTE)].map(([, id = '', number, first, last]) => ({
    id,
    number: Number(number),
    first: Number(first),
    last: Number(last ?? first),
  }))
}

/** Cuts a listing after each noted line, so that a note can stand between two runs of code. */
export function buildSegments<Body>({ first, lines, notes }: ListingInput<Body>): Segment<Body>[] {
  const quotes = [...notes.values()].flatMap(({ marks }) => marks)
  const segments: Segment<Body>[] = []
  let open: ListingLine[] = []
  for (const [index, html] of lines.entries()) {
    const number = first + index
    const beside = notes.get(number)
    const quoted = quotes.some((mark) => mark.first <= number && number <= mark.last)
    open.push({ number, html, marks: beside?.marks ?? [], quoted })
    if (!beside) continue
    segments.push({ lines: open, body: beside.body })
    open = []
  }
  if (open.length > 0) segments.push({ lines: open, body: undefined })
  return segments
}
