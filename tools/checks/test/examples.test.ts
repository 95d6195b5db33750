import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFences } from '../src/check-fences.ts'
import { findExampleFiles } from '../src/example-files.ts'
import { findFences } from '../src/fences.ts'
import { runCommand } from '../src/run-command.ts'

const root = process.cwd()
const env = { root, run: (command: readonly string[]) => runCommand(root, command) }

describe('the TypeScript examples of chapters, READMEs and docs', () => {
  const files = findExampleFiles(root)

  it('all compile', async () => {
    const result = await checkFences(env, files)
    expect(result.output).toMatch(/^\d+ examples$/u)
    expect(result.ok).toBe(true)
  })

  it('are looked for in every place that has some', () => {
    const withExamples = files.filter(
      (file) => findFences(readFileSync(join(root, file), 'utf8')).length > 0,
    )
    for (const file of [
      'chapters/en/workqueue/delaying-queue.md',
      'chapters/zh/workqueue/delaying-queue.md',
      'ports/workqueue/README.md',
      'ports/workqueue/README.zh.md',
    ]) {
      expect(withExamples).toContain(file)
    }
    expect(files).toContain('docs/writing-a-note.md')
    expect(files).toContain('README.md')
  })

  it('are whole programs, which those in notes need not be', () => {
    expect(files.filter((file) => /(?:^|\/)annotations\//u.test(file))).toEqual([])
  })
})

describe('an example that does not compile', () => {
  let folder = ''
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache', 'broken-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  const check = (text: string): ReturnType<typeof checkFences> => {
    writeFileSync(join(folder, 'page.md'), text)
    return checkFences(env, [`.cache/${basename(folder)}/page.md`])
  }

  it('is reported at its line of the Markdown file', async () => {
    const result = await check(
      [
        '# Page',
        '',
        '```ts',
        "import { Queue } from '@annotated-k8s/workqueue'",
        '',
        'const queue = new Queue<string>()',
        'queue.ad("x")',
        '```',
      ].join('\n'),
    )
    expect(result.ok).toBe(false)
    expect(result.output).toContain(
      `.cache/${basename(folder)}/page.md:7:7 error TS2339: Property 'ad'`,
    )
  })

  it('is not excused by a word after the language, nor by a file name', async () => {
    const result = await check(
      '```ts fragment\nadd(item)\n```\n\n```ts file=a.ts\nadd(item)\n```\n',
    )
    expect(result.ok).toBe(false)
    expect(result.output).toContain('page.md:2:1 error TS2304')
    expect(result.output).toContain('page.md:6:1 error TS2304')
  })
})
