import { describe, expect, it } from 'vitest'
import { findFences } from '../src/fences.ts'

describe('findFences', () => {
  it('finds TypeScript with the line its code starts on', () => {
    expect(findFences('# T\n\n```ts\nconst a = 1\n```\n')).toEqual([
      { line: 4, code: 'const a = 1', file: undefined },
    ])
  })

  it('leaves out other languages', () => {
    expect(findFences('```sh\nls\n```\n\n    indented\n\n```\nplain\n```\n')).toEqual([])
  })

  it('knows no word that leaves an example out', () => {
    expect(findFences('```ts fragment\nadd(item)\n```\n')).toHaveLength(1)
    expect(findFences('```TS ignore skip\nadd(item)\n```\n')).toHaveLength(1)
  })

  it('reads the name of the file an example is', () => {
    expect(findFences('```ts file=controller.ts\nimport "./operator.ts"\n```\n')).toEqual([
      { line: 2, code: 'import "./operator.ts"', file: 'controller.ts' },
    ])
  })

  it('finds a fence inside a list', () => {
    expect(findFences('- x\n\n  ```typescript\n  let b = 2\n  ```\n')).toMatchObject([
      { line: 4, code: 'let b = 2' },
    ])
  })

  it('finds a fence right below the first line of a box', () => {
    expect(findFences(':::answer\n```ts\nlet b = 2\n```\n:::\n')).toMatchObject([
      { line: 3, code: 'let b = 2' },
    ])
  })
})
