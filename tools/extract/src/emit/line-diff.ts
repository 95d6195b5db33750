/** Lines of context around a change. */
const CONTEXT = 3

/** A line of a diff: kept, taken away or put in. */
interface Step {
  sign: ' ' | '-' | '+'
  text: string
  /** 1-based lines before and after, as the step begins. */
  before: number
  after: number
}

/** Unified diff of two texts, as `git diff` prints it; empty when they are equal. */
export function renderDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const steps = findSteps(splitLines(before), splitLines(after))
  const lines = [
    before === '' ? '--- /dev/null' : `--- a/${path}`,
    after === '' ? '+++ /dev/null' : `+++ b/${path}`,
  ]
  for (const hunk of findHunks(steps)) lines.push(renderHunk(hunk), ...hunk.map(renderStep))
  return `${lines.join('\n')}\n`
}

function splitLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/u, '').split('\n')
}

function renderStep({ sign, text }: Step): string {
  return sign + text
}

/** Longest common subsequence; equal ends are taken off first, since most of a page stays. */
function findSteps(before: readonly string[], after: readonly string[]): Step[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  const limit = Math.min(before.length, after.length) - head
  while (tail < limit && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const a = before.slice(head, before.length - tail)
  const b = after.slice(head, after.length - tail)
  const lengths = measureCommon(a, b)
  const signs: { sign: Step['sign']; text: string }[] = before
    .slice(0, head)
    .map((text) => ({ sign: ' ', text }))
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const left = a[i]
    const right = b[j]
    if (left !== undefined && left === right) {
      signs.push({ sign: ' ', text: left })
      i += 1
      j += 1
    } else if (
      left !== undefined &&
      (right === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      signs.push({ sign: '-', text: left })
      i += 1
    } else {
      signs.push({ sign: '+', text: right ?? '' })
      j += 1
    }
  }
  for (const text of before.slice(before.length - tail)) signs.push({ sign: ' ', text })
  return number(signs)
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0
}

/** `[i][j]`: length of the longest common subsequence of the ends from line i and from line j. */
function measureCommon(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? []
      row[j] =
        a[i] === b[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}

function number(signs: readonly { sign: Step['sign']; text: string }[]): Step[] {
  let before = 1
  let after = 1
  return signs.map(({ sign, text }) => {
    const step = { sign, text, before, after }
    if (sign !== '+') before += 1
    if (sign !== '-') after += 1
    return step
  })
}

/** Runs of steps around changes; runs whose context touches are one. */
function findHunks(steps: readonly Step[]): Step[][] {
  const hunks: Step[][] = []
  let end = -1
  for (const [index, { sign }] of steps.entries()) {
    if (sign === ' ') continue
    const start = Math.max(index - CONTEXT, end, 0)
    const stop = Math.min(index + CONTEXT + 1, steps.length)
    const last = hunks.at(-1)
    if (last && start <= end) last.push(...steps.slice(end, stop))
    else hunks.push(steps.slice(start, stop))
    end = Math.max(end, stop)
  }
  return hunks
}

function renderHunk(hunk: readonly Step[]): string {
  const [first] = hunk
  const before = hunk.filter(({ sign }) => sign !== '+').length
  const after = hunk.filter(({ sign }) => sign !== '-').length
  const start = (line: number | undefined, count: number): number =>
    count === 0 ? (line ?? 1) - 1 : (line ?? 1)
  return `@@ -${start(first?.before, before)},${before} +${start(first?.after, after)},${after} @@`
}
