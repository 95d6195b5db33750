import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listSymbols } from '../../src/command/ask-index.ts'
import { createProgressLog } from '../../src/command/progress-log.ts'
import { openBook, type Session } from '../../src/command/session.ts'
import { extract } from '../../src/pipeline.ts'
import type { Woven } from '../../src/weave/woven.ts'
import { copyBook } from '../support/run-book.ts'

const symbols = { 'p/counter#Counter.add': { count: { vectors: 2, first: ['K-1', 'K-2'] } } }

/** The book with vectors, of whose port `symbols` were measured. */
async function openMeasured(name: string, measured: object): Promise<Session> {
  const root = copyBook(`exercised-${name}`, 'throws/_base', 'throws/exercised-unknown')
  const file = { schemaVersion: 1, port: 'p', symbols: measured }
  writeFileSync(join(root, 'ports/p/exercised.json'), JSON.stringify(file))
  return openBook({ root, file: 'book.config.ts' }, createProgressLog(false))
}

describe('what vectors run', () => {
  it('is part of what is known about a port', async () => {
    const { book, env } = await openMeasured('known', symbols)
    if (!book) throw new Error('the fixture has no configuration')
    let woven: Woven | undefined
    await extract(book, env, (given) => {
      woven = given
      return { woven: given, written: [], removed: [], diff: '' }
    })
    expect(env.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(woven?.documents.find(({ kind }) => kind === 'port')?.value).toMatchObject({
      exercised: symbols,
    })
  })

  it('does not keep symbols from being listed, so that it can be measured anew', async () => {
    const session = await openMeasured('gone', { 'p/counter#Gone.add': symbols })
    const { exitCode, output } = await listSymbols(session, 'p', 'json')
    expect(exitCode).toBe(0)
    expect(output).toContain('p/counter#Counter.add')
  })
})
