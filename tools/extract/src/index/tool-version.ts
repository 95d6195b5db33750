import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { hashText } from '../load/content-hash.ts'

const SOURCE = join(import.meta.dirname, '..')
const FOLDERS = ['index', 'load']

/**
 * Digest of the compiler's versions and of this tool's own indexing code: what an older tool left behind is
 * never mistaken for what this one would say. Reading forty small files takes a millisecond.
 */
export function toolVersion(): string {
  const require = createRequire(import.meta.url)
  const versions = ['ts-morph', 'typescript', '@microsoft/tsdoc'].map((name) =>
    readFileSync(require.resolve(`${name}/package.json`), 'utf8'),
  )
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(join(SOURCE, folder))
      .sort()
      .map((name) => readFileSync(join(SOURCE, folder, name), 'utf8')),
  )
  const code = readFileSync(join(SOURCE, 'code-hash.ts'), 'utf8')
  return hashText([...versions, ...sources, code].join('\0'))
}
