import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { ts } from 'ts-morph'

const LIBRARY = dirname(createRequire(import.meta.url).resolve('typescript/lib/lib.d.ts'))

/** Where an editor would go. */
export interface Definition {
  /** Relative to the book, or absolute outside of it. */
  readonly file: string
  readonly start: number
}

/** An identifier in a file. */
export interface Identifier {
  readonly start: number
  readonly text: string
}

/** TypeScript's own answer to "go to definition", for comparing ours with. */
export interface Editor {
  readonly identifiersOf: (file: string) => Identifier[]
  readonly definitionsAt: (file: string, start: number) => Definition[]
  /** Definitions included. */
  readonly referencesAt: (file: string, start: number) => Definition[]
}

/** @param files - texts by their path below `root` */
export function createEditor(
  files: ReadonlyMap<string, string>,
  root: string,
  options: ts.CompilerOptions,
): Editor {
  const absolute = (path: string): string => `${root}/${path}`
  const relative = (path: string): string =>
    path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
  const read = (path: string): string | undefined =>
    files.get(relative(path)) ?? ts.sys.readFile(path)
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...files.keys()].map(absolute),
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = read(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (from) => `${LIBRARY}/${ts.getDefaultLibFileName(from)}`,
    fileExists: (path) => files.has(relative(path)) || ts.sys.fileExists(path),
    readFile: read,
  })
  return {
    identifiersOf: (file) => identifiersOf(file, files.get(file) ?? readFileSync(file, 'utf8')),
    definitionsAt: (file, start) =>
      (service.getDefinitionAtPosition(absolute(file), start) ?? []).map((found) => ({
        file: relative(found.fileName),
        start: found.textSpan.start,
      })),
    referencesAt: (file, start) =>
      (service.findReferences(absolute(file), start) ?? [])
        .flatMap(({ references }) => references)
        .map((found) => ({ file: relative(found.fileName), start: found.textSpan.start })),
  }
}

function identifiersOf(file: string, text: string): Identifier[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const found: Identifier[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      found.push({ start: node.getStart(source, false), text: node.text })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found.filter(({ text: name }) => name !== '')
}
