import { codeToHast, createCssVariablesTheme } from 'shiki'
import { expect, it } from 'vitest'
import { classTokens } from '../../../src/lib/class-tokens.ts'

const theme = createCssVariablesTheme({ name: 'book', variablePrefix: '--t-' })

async function countSpans(code: string): Promise<number> {
  const tree = await codeToHast(code, { lang: 'ts', theme, transformers: [classTokens()] })
  return JSON.stringify(tree).split('"tagName":"span"').length - 1
}

it('highlights by the length of a line, never by the time it takes', async () => {
  const declaration = 'const a = 1; '
  const [short, long] = await Promise.all(
    [70, 80].map((times) => countSpans(declaration.repeat(times))),
  )
  expect(short).toBeGreaterThan(70)
  expect(long).toBe(1)
})

it('takes the clock away from Shiki', () => {
  const options = { lang: 'ts', theme: 'book' }
  const preprocess = classTokens().preprocess as (code: string, options: object) => string
  expect(preprocess('a', options)).toBe('a')
  expect(options).toMatchObject({ tokenizeTimeLimit: 0 })
})
