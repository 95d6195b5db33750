import { parseBookPath, parsePortName, parseSymbolId } from '#schemas/ids.ts'
import { offset } from '#schemas/position.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import { linesOf } from '../../src/anchor/line-index.ts'
import { loosen } from '#authored/loose-text.ts'
import { codeHash } from '../../src/code-hash.ts'
import type { BookIndex } from '../../src/index/book-index.ts'
import { escapePattern } from './escape-pattern.ts'
import { hashText } from '../../src/load/content-hash.ts'

/** A declaration to put into an index: its text stands in the file between `before` and `after`. */
export interface TestDeclaration {
  /** `Queue.add`: the last part is the own name. */
  member: string
  text: string
  /** A function unless it says otherwise. */
  kind?: SymbolRecord['kind']
  before?: string
  after?: string
}

/** An index of one port `p`, one file per declaration list, made without a compiler. */
export function createIndex(files: Record<string, readonly TestDeclaration[]>): BookIndex {
  const sources: SourceFile[] = []
  const symbols: SymbolRecord[] = []
  for (const [module, declarations] of Object.entries(files)) {
    const path = parseBookPath(`ports/p/src/${module}.ts`)
    let text = ''
    const here: { declaration: TestDeclaration; start: number }[] = []
    for (const declaration of declarations) {
      text += declaration.before ?? ''
      here.push({ declaration, start: text.length })
      text += declaration.text + (declaration.after ?? '\n')
    }
    for (const { declaration, start } of here)
      symbols.push(createSymbol(module, declaration, { text, start }))
    sources.push({
      schemaVersion: SCHEMA_VERSION,
      port: parsePortName('p'),
      path,
      module,
      text,
      hash: hashText(text),
      symbols: symbols.filter(({ id }) => id.startsWith(`p/${module}#`)).map(({ id }) => id),
      occurrences: here.flatMap((one) => ownNames(module, one)),
      hovers: [],
    })
  }
  const port = {
    schemaVersion: SCHEMA_VERSION,
    port: parsePortName('p'),
    path: parseBookPath('ports/p'),
    files: sources.map(({ path }) => path),
    symbols,
    upstream: [],
    mappings: [],
  }
  return { ports: [port], files: sources }
}

/** The code hash a declaration has in an index made here. */
export function hashDeclaration({ member, text }: TestDeclaration): string {
  const name = member.slice(member.lastIndexOf('.') + 1)
  return codeHash(shapeOf(text, name), name)
}

function shapeOf(text: string, name: string): ReturnType<typeof hashText> {
  const masked = loosen(text).text.replaceAll(
    new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`, 'gu'),
    '\u0001',
  )
  return hashText(masked)
}

function ownNames(
  module: string,
  { declaration, start }: { declaration: TestDeclaration; start: number },
): SourceFile['occurrences'] {
  const { member, text } = declaration
  const name = member.slice(member.lastIndexOf('.') + 1)
  const pattern = new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`, 'gu')
  const id = parseSymbolId(`p/${module}#${member}`)
  return [...text.matchAll(pattern)].map(({ index }) => ({
    range: { start: offset(start + index), end: offset(start + index + name.length) },
    role: 'reference',
    target: { kind: 'symbol', id },
  }))
}

function createSymbol(
  module: string,
  declaration: TestDeclaration,
  { text, start }: { text: string; start: number },
): SymbolRecord {
  const { member } = declaration
  const name = member.slice(member.lastIndexOf('.') + 1)
  const shape = shapeOf(declaration.text, name)
  const range = { start: offset(start), end: offset(start + declaration.text.length) }
  const file = parseBookPath(`ports/p/src/${module}.ts`)
  return {
    id: parseSymbolId(`p/${module}#${member}`),
    port: parsePortName('p'),
    name: member,
    kind: declaration.kind ?? 'function',
    exported: true,
    visibility: 'public',
    modifiers: [],
    signatures: [`${name}()`],
    declarations: [{ file, range, lines: linesOf(text, range), name: range, implementation: true }],
    code: codeHash(shape, name),
    shape,
    members: [],
    overloads: [],
    extends: [],
    implements: [],
    calls: [],
    subtypes: [],
    overrides: [],
    overriddenBy: [],
    calledBy: [],
    aliases: [],
  }
}
