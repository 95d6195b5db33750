import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findMutatedPorts } from '../src/book-ports.ts'
import { runCommandLine } from '../src/command-line.ts'
import { CannotRunError, EXIT } from '../src/exit-code.ts'
import { readMutants } from '../src/mutant-source.ts'
import { renderMutantTable, renderPortPage } from '../src/mutant-table.ts'
import { createTestEnv, tally } from './support/test-env.ts'
import { writeBook } from './support/fake-go.ts'

const ports = await findMutatedPorts(process.cwd())

describe.each(ports)('PORT.md of $name', (port) => {
  it('holds the table of mutants (npm run mutants -- --write-table)', async () => {
    const { current, wanted } = await renderPortPage(process.cwd(), port)
    expect(current).toBe(wanted)
  })
})

describe('the ports of this book', () => {
  it('have mutants, among them those that have to be caught', () => {
    expect(ports.map(({ name }) => name)).toContain('workqueue')
    const files = ports.flatMap((port) => readMutants(process.cwd(), port))
    expect(files.length).toBeGreaterThanOrEqual(24)
  })
})

describe('renderMutantTable', () => {
  it('has a row for each, with what would end a cell escaped', () => {
    const mutant = { id: 'a', about: 'This | that.', file: 'x', find: 'y', replace: 'z' }
    expect(
      renderMutantTable([{ ...mutant, caughtBy: 'T-1' }])
        .split('\n')
        .at(-1),
    ).toBe(String.raw`| ${'`a`'} | This \| that. | ${'`T-1`'} |`)
  })
})

describe('mutants --write-table', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mutant-table-'))
    writeBook(root)
    cpSync(tally.folder, join(root, 'ports/tally'), { recursive: true })
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  it('writes between the markers, once', async () => {
    const env = createTestEnv({ root })
    const page = join(root, 'ports/tally/PORT.md')
    expect(await runCommandLine(env, ['mutants', '--write-table'])).toBe(EXIT.ok)
    const written = readFileSync(page, 'utf8')
    expect(written).toMatch(/^# Tally\n\n<!-- mutants:begin -->\n\n\| mutant +\| the change/u)
    expect(written).toMatch(/\n\n<!-- mutants:end -->\n\nThe end\.\n$/u)
    expect(await runCommandLine(env, ['mutants', '--write-table'])).toBe(EXIT.ok)
    expect(readFileSync(page, 'utf8')).toBe(written)
    expect(env.printed).toEqual([
      'ports/tally/PORT.md was written',
      'ports/tally/PORT.md is up to date',
    ])
  })

  it('says where the markers are missing', async () => {
    const page = join(root, 'ports/tally/PORT.md')
    writeFileSync(page, '# Tally\n')
    const env = createTestEnv({ root })
    expect(await runCommandLine(env, ['mutants', '--write-table'])).toBe(EXIT.cannotRun)
    expect(env.printed.join('\n')).toContain('has no place for the table of mutants')
  })
})

describe('readMutants', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mutant-source-'))
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  const ENTRY = '  - {id: a, about: A., file: x.ts, find: y, replace: z, caughtBy: T-1}\n'

  it.each([
    ['no YAML', 'mutants: [', 'mutants.yaml: '],
    [
      'a field nobody knows',
      `mutants:\n${ENTRY.replace('id: a', 'id: a, why: b')}`,
      'Unrecognized',
    ],
    ['an id twice', `mutants:\n${ENTRY}${ENTRY}`, 'mutants.yaml:3: a second mutant "a"'],
  ])('refuses %s', (_, text, message) => {
    writeFileSync(join(root, 'mutants.yaml'), text)
    const read = (): unknown => readMutants(root, { name: 'x', folder: root })
    expect(read).toThrow(CannotRunError)
    expect(read).toThrow(message)
  })
})
