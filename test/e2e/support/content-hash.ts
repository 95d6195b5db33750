import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Everything a built site depends on. */
const INPUTS = [
  'astro.config.mjs',
  'book.config.ts',
  'package-lock.json',
  'package.json',
  '*.yaml',
  'annotations/**',
  'chapters/**',
  'ports/*/*',
  'ports/*/src/**',
  'ports/*/{charts,scenarios,vectors}/**',
  'ports/*/test/**',
  'public/**',
  'schemas/**',
  'src/**',
  'tools/extract/src/**',
  'tools/site/src/**',
  'tools/site/*.ts',
  'tsconfig*.json',
]

/** SHA-256 over the names and bytes of every input below `root`. */
export function hashInputs(root: string, extra: readonly string[] = []): string {
  const hash = createHash('sha256')
  const paths = globSync([...INPUTS, ...extra], {
    cwd: root,
    // Woven from the other inputs.
    exclude: ['**/node_modules/**', 'src/content/**'],
  })
  for (const path of paths.sort()) {
    const file = join(root, path)
    if (!statSync(file).isFile()) continue
    hash.update(path).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
