import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ts } from 'ts-morph'
import { describe, expect, it } from 'vitest'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import book from '../../../../book.config.ts'
import { createEnv } from '../../src/create-env.ts'
import { buildIndex } from '../../src/index/build-index.ts'
import { createDiskFileSystem } from '../../src/load/disk-file-system.ts'
import { loadPort } from '../../src/load/port-program.ts'
import { findDifferences } from './compare-editor.ts'
import { compareReferences } from './compare-references.ts'
import { createEditor } from './language-service.ts'
import { renderSnapshot } from './render-snapshot.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const SNAPSHOTS = join(import.meta.dirname, '../snapshots')
const ACCEPT =
  'Accept with: UPDATE=1 npx vitest run tools/extract/test/index/port-snapshots.test.ts'

describe.each(book.ports)('the port $name', async (port) => {
  // Nothing is kept: a test proves what the code says now.
  const disk = { ...createDiskFileSystem(ROOT), write: () => undefined, rename: () => undefined }
  const env = createEnv(disk, { now: () => 0 })
  const program = loadPort(port, env)
  const index = await buildIndex(program === undefined ? [] : [program], env)
  const folder = join(SNAPSHOTS, port.name)
  const record = index.ports[0]
  const rendered = new Map(
    index.files.map((file) => [
      `${file.module}.snap.txt`,
      record === undefined ? '' : renderSnapshot(file, record),
    ]),
  )
  if (process.env['UPDATE'] === '1') {
    rmSync(folder, { recursive: true, force: true })
    for (const [name, text] of rendered) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
  }

  it('has no problem', () => {
    expect(env.problems).toEqual([])
    expect(record).toBeDefined()
  })

  it('has a snapshot for each file, and no other', () => {
    const kept = globSync('**/*.snap.txt', { cwd: folder }).map((name) =>
      name.replaceAll('\\', '/'),
    )
    expect(kept.sort(), ACCEPT).toEqual([...rendered.keys()].sort())
  })

  it.each([...rendered.keys()])('reads as in %s', (name) => {
    expect(rendered.get(name), ACCEPT).toBe(readFileSync(join(folder, name), 'utf8'))
  })

  it('fits the schemas', () => {
    for (const one of index.ports) expect(portRecordSchema.parse(one)).toEqual(one)
    for (const one of index.files) expect(sourceFileSchema.parse(one)).toEqual(one)
  })

  describe('beside an editor', () => {
    const config = join(ROOT, port.path, 'tsconfig.json')
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
    const options = ts.getParsedCommandLineOfConfigFile(config, {}, host)?.options ?? {}
    const files = new Map(index.files.map(({ path, text }) => [path as string, text]))
    const editor = createEditor(files, ROOT, options)

    it('leads to the same definitions', () => {
      expect(findDifferences(index, editor)).toEqual([])
    })

    it('finds the same references of everything it declares', async () => {
      const { differences, ...agreement } = compareReferences(index, editor)
      expect(differences).toEqual([])
      expect(agreement.asked).toBeGreaterThan(index.files.length)
      const text = `${JSON.stringify(agreement, undefined, 2)}\n`
      await expect(text).toMatchFileSnapshot(join(SNAPSHOTS, `${port.name}.agreement.json`))
    })
  })
})
