/** One thing a stranger may send, and what becomes of it. */
export interface HostileCase {
  name: string
  /** By path below the folder of the port `oven`; `../` reaches its neighbours. */
  files: Readonly<Record<string, string>>
  /** Symbolic links, by path like {@link HostileCase.files}; such cases need a disk. */
  links?: Readonly<Record<string, string>>
  /** Codes of problems that have to be among those reported; none where the note is published. */
  refused: readonly string[]
  /** Where it is published: text that has to stand in the note, so that nothing in it was taken for markup. */
  shows?: string | undefined
}

/** The name of the file that most cases consist of. */
export const NOTE = 'a-note.md'

/** Front matter of a note that stands on a line of the other book. */
export const FRONT: Readonly<Record<string, string>> = {
  target: 'oven/baking-day#BakingDay.startTimes',
  quote: 'time -= step.takes',
  kind: 'pitfall',
  lang: 'en',
  author: 'a baker',
  created: '2026-11-22',
  code: 'f1120f4fc603de8e95f73e76f4a81b43eaf4f365a0a7ce220b06d2d29167f87b',
}

/** A note's file with `fields` (written as they are) instead of the ordinary ones; an empty one is left out. */
export function noteFile(body: string, fields: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ ...FRONT, ...fields })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
  return `---\n${lines.join('')}---\n\n${body}`
}

/** Cases whose body is refused with `code`. */
export function refuseBodies(
  code: string,
  bodies: Readonly<Record<string, string>>,
): HostileCase[] {
  return Object.entries(bodies).map(([name, body]) => ({
    name,
    files: { [NOTE]: noteFile(body) },
    refused: [code],
  }))
}

/** Cases that are published, each as body and the text it has to show. */
export function acceptBodies(
  bodies: Readonly<Record<string, readonly [body: string, shows: string]>>,
): HostileCase[] {
  return Object.entries(bodies).map(([name, [body, shows]]) => ({
    name,
    files: { [NOTE]: noteFile(body) },
    refused: [],
    shows,
  }))
}

/** Cases with other front matter, refused with `code`. */
export function refuseFronts(
  code: string,
  fronts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): HostileCase[] {
  return Object.entries(fronts).map(([name, fields]) => ({
    name,
    files: { [NOTE]: noteFile('Harmless.\n', fields) },
    refused: [code],
  }))
}

/** Cases with other front matter that are published; the note shows `Harmless.` */
export function acceptFronts(
  fronts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): HostileCase[] {
  return Object.entries(fronts).map(([name, fields]) => ({
    name,
    files: { [NOTE]: noteFile('Harmless.\n', fields) },
    refused: [],
    shows: 'Harmless.',
  }))
}

/** `unit` again and again, up to about `size` characters, on lines short enough to pass. */
export function fill(unit: string, size: number, width = 3000): string {
  const perLine = Math.max(1, Math.floor(width / unit.length))
  const line = unit.repeat(perLine)
  const lines = Math.max(1, Math.floor(size / line.length))
  return Array.from({ length: lines }, () => line).join('\n')
}
