import { describe, expect, it } from 'vitest'
import { findFences } from '../src/fences.ts'

describe('findFences', () => {
  it('finds TypeScript with the line its code starts on', () => {
    expect(findFences('# T\n\n```ts\nconst a = 1\n```\n')).toEqual([
      { line: 4, code: 'const a = 1' },
    ])
  })

  it('leaves out fragments and other languages', () => {
    expect(findFences('```ts fragment\nadd(item)\n```\n\n```sh\nls\n```\n')).toEqual([])
  })

  it('leaves out an example that names its file', () => {
    expect(findFences('```ts file=controller.ts\nimport "./operator.ts"\n```\n')).toEqual([])
  })

  it('finds a fence inside a list', () => {
    expect(findFences('- x\n\n  ```typescript\n  let b = 2\n  ```\n')).toEqual([
      { line: 4, code: 'let b = 2' },
    ])
  })
})
