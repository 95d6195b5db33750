import { readdirSync } from 'node:fs'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import type { Occurrence } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import { type BookIndex, createIndexLookup } from '../../src/index/book-index.ts'
import { createDemoEnv, FIXTURES, indexDemo, readFixture } from './fixture-port.ts'
import { createEditor, type Definition } from './language-service.ts'

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  jsx: ts.JsxEmit.Preserve,
  noEmit: true,
  allowImportingTsExtensions: true,
  types: [],
}

/** Places that an occurrence of ours leads to, as the editor names places. */
function ourPlaces(index: BookIndex, file: SourceFile, { target }: Occurrence): string[] {
  const { getSymbol, findSymbol } = createIndexLookup(index)
  switch (target.kind) {
    case 'symbol': {
      const symbol = getSymbol(target.id)
      // The editor goes from `new Queue` to the constructor: ours says which class it is of.
      const made = findSymbol(`${target.id}.constructor`)
      return [symbol, ...(made === undefined ? [] : [made])]
        .flatMap(({ declarations }) => declarations)
        .flatMap((at) => [`${at.file} ${at.name.start}`, `${at.file} ${at.range.start}`])
    }
    case 'local':
      return [`${file.path} ${target.definition}`]
    case 'module':
      return [`${target.file} 0`]
    case 'external':
      return ['outside']
  }
}

/** Where we mean to differ: each is a case in which an editor answers another question than a reader asks. */
function isExplained(
  index: BookIndex,
  file: SourceFile,
  own: Occurrence | undefined,
  theirs: readonly string[],
): boolean {
  if (own === undefined) return false
  const { target, role, range } = own
  const before = file.text.slice(0, range.start)
  // A label, or a rest binding, at the place that introduces it: the editor has nothing to say.
  if (theirs.length === 0) return role === 'definition' && target.kind === 'local'
  // `const { size } = box` declares a variable: the editor goes to the property it is taken from.
  if (role === 'definition' && /[{,]\s*$/u.test(before)) return true
  // `import * as all`, and its uses: the editor stops at the import, we go on to the file.
  if (target.kind === 'module') return theirs.every((place) => place.startsWith(file.path))
  // `export * as all` has an id: the editor goes past it to the file.
  const symbol =
    target.kind === 'symbol' ? createIndexLookup(index).getSymbol(target.id) : undefined
  if (symbol?.kind === 'namespace') return theirs.every((place) => place.endsWith(' 0'))
  // An import that leads nowhere: the editor stops at the import, we keep its name.
  if (target.kind !== 'external') return false
  const [, at = ''] = (theirs[0] ?? '').split(' ')
  return file.text.slice(0, Number(at)).split('\n').at(-1)?.startsWith('import ') === true
}

function editorPlace(known: ReadonlySet<string>, { file, start }: Definition): string {
  return known.has(file) ? `${file} ${start}` : 'outside'
}

describe.each(readdirSync(FIXTURES))('the identifiers of %s', async (name) => {
  const sources = readFixture(name)
  const env = createDemoEnv(sources)
  const index = await indexDemo(env)
  const files = new Map(Object.entries(sources).map(([path, text]) => [`demo/src/${path}`, text]))
  const editor = createEditor(files, '/book', OPTIONS)

  it('lead where an editor goes', () => {
    const differences: string[] = []
    for (const file of index.files) {
      const byStart = new Map(file.occurrences.map((at) => [at.range.start as number, at]))
      for (const { start, text } of editor.identifiersOf(file.path)) {
        const known = new Set(files.keys())
        const theirs = editor.definitionsAt(file.path, start).map((at) => editorPlace(known, at))
        const own = byStart.get(start)
        const ours = own === undefined ? [] : ourPlaces(index, file, own)
        if (theirs.length === 0 && ours.length === 0) continue
        if (theirs.some((place) => ours.includes(place))) continue
        if (isExplained(index, file, own, theirs)) continue
        differences.push(
          `${file.path} ${start} ${text}: editor ${theirs.join(', ')}; ours ${ours.join(', ')}`,
        )
      }
    }
    expect(differences).toEqual([])
  })
})
