import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../src/run-command.ts'
import type { StepResult } from '../src/step.ts'

const root = process.cwd()

describe('the import-cycle check', () => {
  let folder = ''
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache', 'cycle-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  const cruise = (files: Readonly<Record<string, string>>): Promise<StepResult> => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return runCommand(root, ['depcruise', '--config', '.dependency-cruiser.mjs', folder])
  }

  it('passes a chain', async () => {
    const result = await cruise({
      'a.ts': "import { b } from './b.ts'\nexport const a = b\n",
      'b.ts': 'export const b = 1\n',
    })
    expect(result.output).toContain('no dependency violations')
    expect(result.ok).toBe(true)
  })

  it('fails two files that import each other, also for types only', async () => {
    const result = await cruise({
      'a.ts': "import { b } from './b.ts'\nexport type A = number\nexport const a: A = b\n",
      'b.ts': "import type { A } from './a.ts'\nexport const b: A = 1\n",
    })
    expect(result.output).toContain('no-circular')
    expect(result.ok).toBe(false)
  })

  it('resolves the schemas by their alias', async () => {
    const result = await cruise({
      'a.ts': "import { problemSchema } from '#schemas/gone.ts'\nexport const a = problemSchema\n",
    })
    expect(result.output).toContain('no-unresolvable')
  })
})
