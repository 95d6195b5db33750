import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readText, repositoryFiles } from './repository-files.ts'

const stepSchema = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  name: z.string().optional(),
})
const workflowSchema = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.string()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
})

const files = repositoryFiles().filter((path) => /^\.github\/workflows\/.*\.ya?ml$/u.test(path))

describe('the workflows', () => {
  it('are two', () => {
    expect(files).toEqual(['.github/workflows/check.yml', '.github/workflows/publish.yml'])
  })

  it('touch pull requests without secrets or write permission', () => {
    const text = readText('.github/workflows/check.yml')
    const workflow = workflowSchema.parse(parse(text))
    expect(Object.keys(workflow.on)).toEqual(['pull_request'])
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeUndefined()
    expect(text).not.toContain('secrets.')
  })
})

describe.each(files)('%s', (path) => {
  const text = readText(path)
  const workflow = workflowSchema.parse(parse(text))

  it('pins every action to a commit and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/u.test(line))
    expect(uses.length).toBeGreaterThan(0)
    for (const line of uses) {
      expect(line).toMatch(/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u)
    }
  })

  it('may only read unless a job asks for more', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('never pastes text from an event into a command', () => {
    for (const { steps } of Object.values(workflow.jobs)) {
      for (const { run = '' } of steps) expect(run).not.toContain('${{')
    }
  })

  it('calls only npm scripts and files that exist', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readText('package.json')))
    const named = [...text.matchAll(/npm run (?:-s )?([a-z:]+)/gu)].map(([, name = '']) => name)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})
