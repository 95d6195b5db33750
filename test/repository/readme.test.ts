import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJson, readText, repositoryFiles } from './repository-files.ts'

const { scripts, devDependencies } = z
  .object({
    scripts: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(readJson('package.json'))

/** Lines of the `sh` blocks of a Markdown text. */
function shellLines(text: string): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].flatMap(([, code = '']) =>
    code.trim().split('\n'),
  )
}

describe('the READMEs', () => {
  it('state the two commands a newcomer types', () => {
    expect(shellLines(readText('README.md'))).toEqual([
      'npm ci && npm run dev',
      'npm ci && npm test',
    ])
  })

  it('state the same commands in both languages', () => {
    expect(shellLines(readText('README.zh.md'))).toEqual(shellLines(readText('README.md')))
  })
})

const documents = repositoryFiles().filter(
  (path) =>
    path.endsWith('.md') && !/^(?:chapters|annotations|examples)\/|fixtures|results/u.test(path),
)

describe.each(documents)('%s', (path) => {
  it('names only npm scripts that exist', () => {
    const named = [...readText(path).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/gu)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  it('says what every dependency is for, and names no other', () => {
    const [, section = ''] = /^## Dependencies$([\s\S]*?)(?:^## |(?![\s\S]))/mu.exec(
      readText('docs/architecture.md'),
    ) ?? ['', '']
    const described = [...section.matchAll(/^\| ([^|]+) \|/gmu)]
      .flatMap(([, cell = '']) => cell.trim().split(', '))
      .map((name) => name.replace(/ \d.*$/u, ''))
    const rows = described.filter((name) => name !== 'package' && !/^-+$/u.test(name)).sort()
    const { optionalDependencies } = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(readJson('package.json'))
    expect(rows).toEqual(
      [...Object.keys(devDependencies), ...Object.keys(optionalDependencies)].sort(),
    )
  })
})
