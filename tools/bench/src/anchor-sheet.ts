/** One edit of the old code, by offsets into all of it; see {@link CodeBase.base}. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The id of the symbol that the edit renames: what it replaces is still there, under another name. */
  readonly renames?: string
}

/** The old code from `start` to `end`, with the edits inside it, goes to where `to` is. */
export interface Relocation {
  readonly start: number
  readonly end: number
  readonly to: number
  /** Written around it in its new place. */
  readonly before: string
  readonly after: string
}

/** Code after a refactoring, and where each of its characters was before. */
export interface Refactored {
  readonly files: ReadonlyMap<string, string>
  /** Of each old character: its place in the new code, from `first` to `last`; absent when it is gone. */
  readonly placeOf: (at: number) => { file: string; first: number; last: number } | undefined
  /** Old offset of each character of a new file; -1 for those that are new. */
  readonly originsOf: (file: string) => Int32Array
}

/** Files side by side: an offset says the file as well. */
export interface CodeBase {
  readonly files: ReadonlyMap<string, string>
  readonly base: ReadonlyMap<string, number>
  readonly length: number
  /** From `start` to `end`, which lie in one file. */
  readonly textOf: (start: number, end: number) => string
}

/** Lays files side by side. */
export function createCodeBase(files: ReadonlyMap<string, string>): CodeBase {
  const base = new Map<string, number>()
  let length = 0
  for (const [file, text] of files) {
    base.set(file, length)
    length += text.length + 1
  }
  const textOf = (start: number, end: number): string => {
    for (const [file, text] of files) {
      const from = base.get(file) ?? 0
      if (start >= from && start <= from + text.length) return text.slice(start - from, end - from)
    }
    return ''
  }
  return { files, base, length, textOf }
}

/** Edits and relocations that do not get into each other's way. */
export class Sheet {
  readonly edits: Edit[] = []
  readonly relocations: Relocation[] = []
  readonly #taken: Uint8Array
  readonly #claimed: Uint8Array
  readonly #code: CodeBase

  constructor(code: CodeBase) {
    this.#code = code
    this.#taken = new Uint8Array(code.length)
    this.#claimed = new Uint8Array(code.length)
  }

  /** Takes down all of it, or nothing where something else is edited already. @returns whether it was taken. */
  add(edits: readonly Edit[], relocations: readonly Relocation[] = []): boolean {
    // An insertion takes the character it stands before.
    const isFree = edits.every(
      ({ start, end }) =>
        !this.#taken.subarray(start, Math.max(end, start + 1)).includes(1) &&
        !this.#claimed.subarray(start, end).includes(1),
    )
    if (!isFree) return false
    for (const edit of edits) {
      this.#taken.fill(1, edit.start, Math.max(edit.end, edit.start + 1))
      this.edits.push(edit)
    }
    this.relocations.push(...relocations)
    return true
  }

  /** Nothing may be done to this any more. @returns false when something already is. */
  claim(start: number, end: number): boolean {
    if (this.#claimed.subarray(start, end).includes(1)) return false
    if (this.#taken.subarray(start, end).includes(1)) return false
    this.#claimed.fill(1, start, end)
    return true
  }

  /** Nothing more may be done to this, whatever has been done until now. */
  close(start: number, end: number): void {
    this.#claimed.fill(1, start, end)
  }

  /** Takes back {@link Sheet.claim}. */
  release(start: number, end: number): void {
    this.#claimed.fill(0, start, end)
  }

  /** Writes the new code. */
  apply(): Refactored {
    const printer = new Printer(this.#code, this.edits, this.relocations)
    const files = new Map<string, string>()
    const origins = new Map<string, Int32Array>()
    const places = new Map<number, { file: string; first: number; last: number }>()
    for (const [file, text] of this.#code.files) {
      const start = this.#code.base.get(file) ?? 0
      const printed = printer.print(start, start + text.length)
      files.set(file, printed.text)
      origins.set(file, Int32Array.from(printed.origins))
      for (const [at, origin] of printed.origins.entries()) {
        if (origin < 0) continue
        const known = places.get(origin)
        if (known === undefined) places.set(origin, { file, first: at, last: at })
        else known.last = at
      }
    }
    return {
      files,
      placeOf: (at) => places.get(printer.renamedAt(at) ?? at),
      originsOf: (file) => origins.get(file) ?? new Int32Array(),
    }
  }
}

interface Printed {
  text: string
  origins: number[]
}

class Printer {
  readonly #code: CodeBase
  readonly #edits: readonly Edit[]
  readonly #relocations: readonly Relocation[]
  readonly #arriving: ReadonlyMap<number, Relocation[]>
  readonly #stops: readonly number[]

  constructor(code: CodeBase, edits: readonly Edit[], relocations: readonly Relocation[]) {
    this.#code = code
    this.#edits = edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
    this.#relocations = relocations.toSorted((a, b) => a.start - b.start)
    const arriving = new Map<number, Relocation[]>()
    for (const one of this.#relocations) {
      const same = arriving.get(one.to)
      if (same === undefined) arriving.set(one.to, [one])
      else same.push(one)
    }
    this.#arriving = arriving
    this.#stops = [...arriving.keys()].sort((a, b) => a - b)
  }

  /** The name that begins where the renamed identifier at `at` began. */
  renamedAt(at: number): number | undefined {
    const edit = this.#edits[lastAtOrBefore(this.#edits, at)]
    return edit?.renames !== undefined && at < edit.end ? edit.start : undefined
  }

  print(start: number, end: number, inside?: Relocation): Printed {
    const out: Printed = { text: '', origins: [] }
    let at = start
    while (at <= end) {
      // What arrives right before or behind a piece that leaves stays there.
      if (inside === undefined || (at > start && at < end)) this.#arrive(at, out)
      if (at === end) break
      const gone = this.#relocations.find((one) => one !== inside && one.start === at)
      if (gone !== undefined) {
        at = gone.end
        continue
      }
      const edit = this.#editAt(at)
      if (edit !== undefined) {
        write(out, edit.text, edit.renames === undefined ? -1 : edit.start)
        if (edit.end > at) {
          at = edit.end
          continue
        }
      }
      const next = Math.min(end, this.#nextStop(at))
      this.#copy(at, next, out)
      at = next
    }
    return out
  }

  #arrive(at: number, out: Printed): void {
    for (const one of this.#arriving.get(at) ?? []) {
      const moved = this.print(one.start, one.end, one)
      write(out, one.before, -1)
      out.text += moved.text
      for (const origin of moved.origins) out.origins.push(origin)
      write(out, one.after, -1)
    }
  }

  #editAt(at: number): Edit | undefined {
    const edit = this.#edits[lastAtOrBefore(this.#edits, at)]
    return edit?.start === at ? edit : undefined
  }

  #nextStop(at: number): number {
    const edit = this.#edits[lastAtOrBefore(this.#edits, at) + 1]?.start ?? Infinity
    const leaving = this.#relocations.find(({ start }) => start > at)?.start ?? Infinity
    const arriving = this.#stops.find((stop) => stop > at) ?? Infinity
    return Math.min(edit, leaving, arriving)
  }

  #copy(start: number, end: number, out: Printed): void {
    for (const [file, text] of this.#code.files) {
      const base = this.#code.base.get(file) ?? 0
      if (start < base || start >= base + text.length) continue
      out.text += text.slice(start - base, end - base)
      for (let at = start; at < end; at += 1) out.origins.push(at)
      return
    }
  }
}

function write(out: Printed, text: string, origin: number): void {
  out.text += text
  for (let at = 0; at < text.length; at += 1) out.origins.push(origin)
}

function lastAtOrBefore(edits: readonly Edit[], at: number): number {
  let low = 0
  let high = edits.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((edits[middle]?.start ?? Infinity) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
