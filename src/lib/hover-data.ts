import type { Occurrence } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { externalUrl } from './external-docs.ts'
import { membersOf, nameLocals } from './identifiers.ts'

/** Kind, 1-based line (0: in the key), uses, type, documentation as Markdown, why not to use it any more. */
export type HoverCard = [
  kind: string,
  line: number,
  uses: number,
  type: string,
  doc?: string,
  deprecated?: string,
]

/** What the hover cards of a page say; the page prints it, its script reads it. */
export interface HoverData {
  /** Root of the language, `/en/`: what the addresses of files and symbols begin with. */
  root: string
  /** `workqueue/queue` → `Queue.add` or `L12.item` → card. The key is empty for the file itself. */
  files: Record<string, Record<string, HoverCard>>
  /** By address, or by name where there is none: what the book does not declare. */
  others: Record<string, string>
  /** Texts of the interface. */
  words: Record<string, string>
}

/** What has been shown on a page so far. */
export interface Hovers {
  files: Map<string, Map<string, HoverCard>>
  others: Map<string, string>
}

const pages = new WeakMap<object, Hovers>()

/** The hovers of a page. @param page an object that lives as long as the page is rendered */
export function hoversOf(page: object): Hovers {
  const known = pages.get(page) ?? { files: new Map(), others: new Map() }
  pages.set(page, known)
  return known
}

/** What {@link addListing} looks things up in. */
export interface HoverSources {
  symbols: ReadonlyMap<string, SymbolRecord>
  /** How often a symbol is used. */
  countUses: (symbol: SymbolRecord) => number
  /** The file at a path of the book. */
  fileAt: (path: string) => SourceFile | undefined
}

/** Notes what the identifiers in a range of a file say. */
export function addListing(
  hovers: Hovers,
  file: SourceFile,
  shown: { start: number; end: number },
  sources: HoverSources,
): void {
  const locals = nameLocals(file)
  for (const occurrence of file.occurrences) {
    if (occurrence.range.start < shown.start || occurrence.range.end > shown.end) continue
    addOccurrence(hovers, occurrence, { ...sources, file, locals })
  }
}

interface Context extends HoverSources {
  file: SourceFile
  locals: ReadonlyMap<number, string>
}

function addOccurrence(hovers: Hovers, occurrence: Occurrence, context: Context): void {
  const { target, hover } = occurrence
  const type = hover === undefined ? '' : (context.file.hovers[hover] ?? '')
  switch (target.kind) {
    case 'symbol': {
      const symbol = context.symbols.get(target.id)
      if (symbol) addSymbol(hovers, symbol, context)
      break
    }
    case 'local': {
      const name = context.locals.get(target.definition)
      if (name === undefined) break
      place(hovers, context.file, name, () => {
        const uses = context.file.occurrences.filter(
          (one) =>
            one.role === 'reference' &&
            one.target.kind === 'local' &&
            one.target.definition === target.definition,
        )
        return [localKind(type), 0, uses.length, plainType(type)]
      })
      break
    }
    case 'module': {
      const module = context.fileAt(target.file)
      if (module) place(hovers, module, '', () => ['module', 1, 0, module.path])
      break
    }
    case 'external':
      hovers.others.set(externalUrl(target) ?? `${target.module}:${target.name}`, plainType(type))
  }
}

/** Notes what a symbol says. */
export function addSymbol(hovers: Hovers, symbol: SymbolRecord, sources: HoverSources): void {
  const declaration =
    symbol.declarations.find(({ implementation }) => implementation) ?? symbol.declarations[0]
  const file = declaration && sources.fileAt(declaration.file)
  if (!file) return
  place(hovers, file, membersOf(symbol.id), () => {
    const { doc, kind } = symbol
    const line = declaration.lines.start
    const card: HoverCard = [kind, line, sources.countUses(symbol), symbolType(symbol, file)]
    if (doc?.summary || doc?.deprecated) card.push(oneLine(doc.summary))
    if (doc?.deprecated) card.push(oneLine(doc.deprecated))
    return card
  })
}

/** The type as an editor shows it, which is with the declaration's name. */
function symbolType(symbol: SymbolRecord, file: SourceFile): string {
  const named = file.occurrences.find(
    ({ role, target, hover }) =>
      role === 'definition' &&
      target.kind === 'symbol' &&
      target.id === symbol.id &&
      hover !== undefined,
  )
  const type = named?.hover === undefined ? undefined : file.hovers[named.hover]
  return type === undefined ? symbol.signatures.join('\n') : plainType(type)
}

function place(
  { files }: Hovers,
  { port, module }: { port: string; module: string },
  key: string,
  card: () => HoverCard,
): void {
  const name = `${port}/${module}`
  const cards = files.get(name) ?? new Map<string, HoverCard>()
  files.set(name, cards)
  if (!cards.has(key)) cards.set(key, card())
}

// (method) , (local function) , (parameter)
const RE_KIND = /^\(([a-z ]+)\) /u

function plainType(type: string): string {
  return type.replace(RE_KIND, '')
}

function localKind(type: string): string {
  const kind = RE_KIND.exec(type)?.[1] ?? /^[a-z]+(?= )/u.exec(type)?.[0] ?? ''
  return ['parameter', 'property', 'function', 'class', 'interface'].includes(kind)
    ? kind
    : 'variable'
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** Kinds of the cards of a page: the words it has to bring along. */
export function kindsOf({ files, others }: Hovers): string[] {
  const kinds = [...files.values()].flatMap((cards) => [...cards.values()].map(([kind]) => kind))
  return [...new Set(others.size > 0 ? [...kinds, 'external'] : kinds)]
}

/** The data of a page, in an order that brings alike things together. */
export function buildHoverData(
  { files, others }: Hovers,
  { root, words }: Pick<HoverData, 'root' | 'words'>,
): HoverData {
  const cards = [...files].map(([file, of]) => [file, Object.fromEntries(of)] as const)
  return { root, files: Object.fromEntries(cards), others: Object.fromEntries(others), words }
}

/** JSON that can stand inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('</', String.raw`<\/`)
    .replaceAll('<!', String.raw`\u003c!`)
}
