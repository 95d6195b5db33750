import type { Log } from 'sarif'
import { beforeAll, describe, expect, it } from 'vitest'
import { copyBook, edit, get, put } from './support/copy-book.ts'
import { annotate } from './support/run-annotate.ts'

const COUNTER = 'ports/p/src/counter.ts'
const NOTE = 'annotations/p/adds-one.md'
const LINE = '    this.#value += 1\n'

/** What happens to the code, and what becomes of the note on `this.#value += 1` of `Counter.add`. */
const STATES: Record<string, { code: number; change: (root: string) => void }> = {
  anchored: {
    code: 0,
    change: (root) => {
      edit(root, COUNTER, '  /** Counts one thing. */\n', '  /** Counts\n   * a thing. */\n\n')
    },
  },
  changed: {
    code: 10,
    change: (root) => {
      edit(root, COUNTER, '(this.#value === Infinity)', '(this.#value >= Infinity)')
    },
  },
  moved: {
    code: 11,
    change: (root) => {
      edit(root, COUNTER, '  add(): void {', '  increase(): void {')
    },
  },
  ambiguous: {
    code: 12,
    change: (root) => {
      edit(root, COUNTER, LINE, LINE + LINE)
    },
  },
  orphaned: {
    code: 13,
    change: (root) => {
      edit(root, COUNTER, LINE, '    this.#value++\n')
    },
  },
}

const books: Record<string, string> = {}

beforeAll(() => {
  for (const [state, { change }] of Object.entries(STATES)) {
    const root = copyBook(`check-${state}`)
    change(root)
    books[state] = root
  }
})

describe('annotate check', () => {
  it.each(Object.entries(STATES))('ends with its own code for %s', async (state, { code }) => {
    const root = books[state] ?? ''
    const { exitCode, output } = await annotate(root, 'check')
    expect(exitCode).toBe(code)
    expect(output).toContain(`1 ${state}`)
    const json = await annotate(root, 'check', '--format', 'json')
    expect(json.exitCode).toBe(code)
    expect(JSON.parse(json.output)).toMatchObject({
      exitCode: code,
      notes: [{ id: 'adds-one', state }],
    })
  })

  it('fails only for what is as bad as it was told to look for', async () => {
    const run = (state: string, failOn: string): Promise<number> =>
      annotate(books[state] ?? '', 'check', '--fail-on', failOn).then(({ exitCode }) => exitCode)
    expect(await run('moved', 'ambiguous')).toBe(0)
    expect(await run('ambiguous', 'ambiguous')).toBe(12)
    expect(await run('orphaned', 'moved')).toBe(13)
    expect(await run('orphaned', 'malformed')).toBe(0)
  })

  it('shows what the code was, what it is, and the commands that settle it', async () => {
    const root = books['changed'] ?? ''
    const front = get(root, NOTE)
    put(
      root,
      'src/content/noted-code.json',
      JSON.stringify({
        schemaVersion: (await import('#schemas/version.ts')).SCHEMA_VERSION,
        declarations: [
          {
            symbol: 'p/counter#Counter.add',
            code: /^code: (.*)$/mu.exec(front)?.[1],
            text: '/** Counts one thing. */\nadd(): void {\n  if (this.#value === Infinity) return\n  this.#value += 1\n}',
          },
        ],
      }),
    )
    const { output } = await annotate(root, 'check', 'adds-one')
    expect(output).toContain(`changed adds-one · ${NOTE}`)
    expect(output).toContain('    -  if (this.#value === Infinity) return\n')
    expect(output).toContain('    +  if (this.#value >= Infinity) return\n')
    expect(output).toContain('npm run annotate -- approve adds-one')
    const moved = await annotate(books['moved'] ?? '', 'check')
    expect(moved.output).toContain(`npm run annotate -- move adds-one "p/counter#Counter.increase"`)
    const lost = await annotate(books['ambiguous'] ?? '', 'check')
    expect(lost.output).toContain(`move adds-one "p/counter#Counter.add" --lines FROM-TO`)
  })

  it('ends with 2 for a malformed note, and says where and what to do, in every format', async () => {
    const root = copyBook('check-malformed', {
      'annotations/p/bad.md': get(books['anchored'] ?? '', NOTE).replace(
        'kind: note',
        'kind: rant',
      ),
    })
    const text = await annotate(root, 'check', '--fail-on', 'malformed')
    expect(text.exitCode).toBe(2)
    expect(text.output).toContain('annotations/p/bad.md:4')
    expect(await annotate(root, 'check', 'adds-one')).toMatchObject({ exitCode: 0 })
    expect(await annotate(root, 'check', 'bad')).toMatchObject({ exitCode: 2 })
    const github = await annotate(root, 'check', '--format', 'github')
    expect(github.output).toContain('::error file=annotations/p/bad.md,line=4,title=EXT302')
    const sarif = await annotate(root, 'check', '--format', 'sarif')
    expect(JSON.parse(sarif.output)).toMatchObject({ runs: [{ results: [{ ruleId: 'EXT302' }] }] })
    put(root, COUNTER, 'export class {')
    expect(await annotate(root, 'check', '--format', 'json')).toMatchObject({ exitCode: 2 })
  })

  it('marks lost notes beside the field that is to blame', async () => {
    const changed = await annotate(books['changed'] ?? '', 'check', '--format', 'github')
    expect(changed.output).toContain(`::warning file=${NOTE},line=3,title=EXT330`)
    const orphaned = await annotate(books['orphaned'] ?? '', 'check', '--format', 'github')
    expect(orphaned.output).toContain(`::error file=${NOTE},line=2,title=EXT332`)
  })

  it.each(['changed', 'orphaned'])('writes SARIF that keeps to 2.1.0: %s', async (state) => {
    const { output } = await annotate(books[state] ?? '', 'check', '--format', 'sarif')
    const log = JSON.parse(output) as Log
    expect(log.version).toBe('2.1.0')
    expect(log.$schema).toMatch(/sarif-2\.1\.0/u)
    const [run] = log.runs
    const rules = run?.tool.driver.rules ?? []
    expect(run?.tool.driver.name).toBe('annotate')
    expect(run?.results?.length).toBeGreaterThan(0)
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const rule of rules) {
      expect(rule.shortDescription?.text).not.toBe('')
      expect(rule.help?.text).toMatch(/\.$/u)
    }
    for (const { ruleId, ruleIndex = -1, level, message, locations } of run?.results ?? []) {
      expect(rules[ruleIndex]?.id).toBe(ruleId)
      expect(['none', 'note', 'warning', 'error']).toContain(level)
      expect(message.text).not.toBe('')
      const place = locations?.[0]?.physicalLocation
      expect(place?.artifactLocation?.uri).toBe(NOTE)
      expect(place?.region?.startLine).toBeGreaterThan(0)
    }
  })

  it('refuses what it does not know', async () => {
    const root = books['anchored'] ?? ''
    expect(await annotate(root, 'check', 'adds-two')).toMatchObject({ exitCode: 1 })
    expect((await annotate(root, 'check', 'adds-two')).error).toContain('`adds-one`')
    expect(await annotate(root, 'check', '--format', 'xml')).toMatchObject({ exitCode: 1 })
    expect(await annotate(root, 'check', '--base', 'no-such-revision')).toMatchObject({
      exitCode: 1,
    })
  })
})
