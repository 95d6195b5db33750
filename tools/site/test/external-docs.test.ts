import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Occurrence } from '#schemas/occurrence.ts'
import { externalUrl } from '../../../src/lib/external-docs.ts'
import mdnDocsFile from '../../../src/lib/mdn-docs.json' with { type: 'json' }
import { type CompatData, mdnDocs } from '../src/mdn-docs.ts'
import { COMPILING, indexPort } from './support/indexed-port.ts'

const MDN = 'https://developer.mozilla.org/docs/Web/'

describe('the documentation of what is not of the book', () => {
  it.each([
    ['lib.es5', 'Math.max', 'JavaScript/Reference/Global_Objects/Math/max'],
    [
      'lib.es2015.core',
      'NumberConstructor.isNaN',
      'JavaScript/Reference/Global_Objects/Number/isNaN',
    ],
    ['lib.es5', 'ReadonlyArray.length', 'JavaScript/Reference/Global_Objects/Array/length'],
    ['lib.es5', 'ArrayLike.length', 'JavaScript/Reference/Global_Objects/Array/length'],
    ['lib.es5', 'Uint8Array.set', 'JavaScript/Reference/Global_Objects/TypedArray/set'],
    ['lib.es5', 'RangeError.message', 'JavaScript/Reference/Global_Objects/RangeError'],
    [
      'lib.es2015.iterable',
      'Array.[Symbol.iterator]',
      'JavaScript/Reference/Global_Objects/Array/Symbol.iterator',
    ],
    ['lib.dom', 'AbortSignal.timeout', 'API/AbortSignal/timeout_static'],
    ['lib.dom', 'setTimeout', 'API/Window/setTimeout'],
    ['node', 'structuredClone', 'API/Window/structuredClone'],
  ])('%s %s is on MDN', (module, name, path) => {
    expect(externalUrl({ module, name })).toBe(MDN + path)
  })

  it.each([
    ['node:fs', '*', 'fs.html'],
    ['fs/promises', 'readFile', 'fs.html'],
    ['node:timers', 'setTimeout', 'timers.html'],
    ['node', 'NodeJS.Timeout', 'globals.html'],
  ])('%s %s is with Node', (module, name, page) => {
    expect(externalUrl({ module, name })).toBe(`https://nodejs.org/api/${page}`)
  })

  it.each([
    ['lib.es5', 'PromiseLike'],
    ['lib.es5', 'constructor'],
    ['lib.es5', '__proto__'],
    ['zod', 'ZodType'],
    ['nodemailer', 'createTransport'],
  ])('%s %s has none', (module, name) => {
    expect(externalUrl({ module, name })).toBeUndefined()
  })
})

/** Only TypeScript knows them, and it documents them nowhere. */
const TYPES_ONLY = new Set(['PromiseLike'])

describe('the port', () => {
  let occurrences: Occurrence[]
  beforeAll(async () => {
    occurrences = (await indexPort()).files.flatMap((file) => file.occurrences)
  }, COMPILING)

  it('uses nothing whose documentation is not found', () => {
    const externals = occurrences.flatMap(({ target }) =>
      target.kind === 'external' ? [target] : [],
    )
    const names = new Map(externals.map((one) => [one.name, externalUrl(one)]))
    expect(names.size).toBeGreaterThan(30)
    const missing = [...names].filter(([, url]) => url === undefined).map(([name]) => name)
    expect(new Set(missing)).toEqual(TYPES_ONLY)
  })
})

describe('the list of names', () => {
  it('is what the package says', async () => {
    const file = fileURLToPath(import.meta.resolve('@mdn/browser-compat-data'))
    const data = JSON.parse(await readFile(file, 'utf8')) as CompatData
    expect(mdnDocsFile).toEqual(mdnDocs(data))
  })
})
