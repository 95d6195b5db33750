import type { Occurrence } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Identifier } from './code-links.ts'
import type { CodeLink } from './code-tokens.ts'
import { externalUrl } from './external-docs.ts'
import { type Place, definitionUrl, sourceUrl, symbolUrl } from './urls.ts'

/** What {@link buildIdentifiers} reads. */
export interface ListedFile {
  file: SourceFile
  place: Place
  /** The page is the file's own: definitions carry ids there. */
  own: boolean
  symbols: ReadonlyMap<string, SymbolRecord>
  /** The file at a path of the book. */
  fileAt: (path: string) => { port: string; module: string } | undefined
}

/** Every identifier of a file with where it leads, in the order of the text. */
export function buildIdentifiers(listed: ListedFile): Identifier[] {
  const { file } = listed
  const locals = nameLocals(file)
  const owners = listed.own ? findOwners(listed) : new Set<Occurrence>()
  return file.occurrences.map((occurrence) => ({
    range: occurrence.range,
    link: buildLink(occurrence, listed, { locals, owner: owners.has(occurrence) }),
  }))
}

interface Names {
  locals: ReadonlyMap<number, string>
  /** This occurrence carries the id of what it defines. */
  owner: boolean
}

function buildLink({ target }: Occurrence, listed: ListedFile, names: Names): CodeLink {
  const { file, place, own, symbols, fileAt } = listed
  switch (target.kind) {
    case 'symbol': {
      const members = membersOf(target.id)
      if (names.owner && hasPage(symbols.get(target.id))) {
        return { href: symbolUrl(place, target.id), id: members }
      }
      const here = own && isOf(file, target.id)
      const href = here ? `#${encodeURIComponent(members)}` : definitionUrl(place, target.id)
      return { href, id: names.owner ? members : undefined }
    }
    case 'local': {
      const name = names.locals.get(target.definition)
      // Declared by something without a name, as the parameters of a mapped type are.
      if (name === undefined) return { href: undefined }
      const href = `${own ? '' : sourceUrl(place, file)}#${encodeURIComponent(name)}`
      return { href, id: names.owner ? name : undefined }
    }
    case 'module': {
      const module = fileAt(target.file)
      return { href: module && sourceUrl(place, module) }
    }
    case 'external': {
      const href = externalUrl(target)
      return href === undefined ? { href, of: `${target.module}:${target.name}` } : { href }
    }
  }
}

/** The occurrences that carry ids: of each symbol its implementation, else its first; of each local its first. */
function findOwners({ file, symbols }: ListedFile): Set<Occurrence> {
  const owners = new Map<string, Occurrence>()
  for (const occurrence of file.occurrences) {
    const { role, target, range } = occurrence
    if (role === 'reference') continue
    if (target.kind === 'local') owners.set(String(target.definition), occurrence)
    if (target.kind !== 'symbol' || !isOf(file, target.id)) continue
    const declared = symbols
      .get(target.id)
      ?.declarations.find(({ implementation }) => implementation)
    const implemented = declared?.file === file.path && declared.range.start <= range.start
    const within = implemented && range.end <= declared.range.end
    if (within || !owners.has(target.id)) owners.set(target.id, occurrence)
  }
  return new Set(owners.values())
}

/**
 * Symbols of a file whose declarations name no identifier, as call signatures: by line, the ids that links to them
 * lead to.
 */
export function findUnnamed(
  file: SourceFile,
  symbols: ReadonlyMap<string, SymbolRecord>,
): Map<number, string[]> {
  const named = new Set<string>()
  for (const { role, target } of file.occurrences) {
    if (role === 'definition' && target.kind === 'symbol') named.add(target.id)
  }
  const lines = new Map<number, string[]>()
  for (const id of file.symbols.filter((one) => !named.has(one))) {
    const line = symbols.get(id)?.declarations.find((one) => one.file === file.path)?.lines.start
    if (line !== undefined) lines.set(line, [...(lines.get(line) ?? []), membersOf(id)])
  }
  return lines
}

/** By the offset of its definition: the line and the name of each local, `L12.item`, `L12.item.2`. */
export function nameLocals({ text, occurrences }: SourceFile): Map<number, string> {
  const names = new Map<number, string>()
  const counts = new Map<string, number>()
  let line = 1
  let seen = 0
  for (const { role, target, range } of occurrences) {
    if (role !== 'definition' || target.kind !== 'local') continue
    line += text.slice(seen, range.start).split('\n').length - 1
    seen = range.start
    if (names.has(target.definition)) continue
    const plain = `L${line}.${text.slice(range.start, range.end).replaceAll(/\s+/gu, '_')}`
    const count = (counts.get(plain) ?? 0) + 1
    counts.set(plain, count)
    names.set(target.definition, count === 1 ? plain : `${plain}.${count}`)
  }
  return names
}

/** Whether a symbol has a page of its own: all but type parameters have. */
export function hasPage(symbol: SymbolRecord | undefined): boolean {
  return symbol !== undefined && symbol.kind !== 'type-parameter'
}

/** The part of a symbol id behind the file: `Queue.add`. */
export function membersOf(id: string): string {
  return id.slice(id.indexOf('#') + 1)
}

function isOf({ port, module }: { port: string; module: string }, id: string): boolean {
  return id.startsWith(`${port}/${module}#`)
}
