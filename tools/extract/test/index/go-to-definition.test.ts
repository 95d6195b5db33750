import { readdirSync } from 'node:fs'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { findDifferences } from './compare-editor.ts'
import { compareReferences } from './compare-references.ts'
import { createDemoEnv, FIXTURES, indexDemo, readFixture } from './fixture-port.ts'
import { createEditor } from './language-service.ts'

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

describe.each(readdirSync(FIXTURES))('the identifiers of %s', async (name) => {
  const sources = readFixture(name)
  const env = createDemoEnv(sources)
  const index = await indexDemo(env)
  const files = new Map(Object.entries(sources).map(([path, text]) => [`demo/src/${path}`, text]))
  const editor = createEditor(files, '/book', OPTIONS)

  it('lead where an editor goes', () => {
    expect(findDifferences(index, editor)).toEqual([])
  })

  it('are the references an editor finds', () => {
    const { asked, same, differences } = compareReferences(index, editor)
    expect(differences).toEqual([])
    expect(same).toBeGreaterThanOrEqual(asked)
  })
})
