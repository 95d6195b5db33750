import { globSync } from 'node:fs'

/** Every tsconfig that `tsc` checks; the site's own one belongs to `astro check`. */
const PATTERNS = [
  'authored/tsconfig.json',
  'schemas/tsconfig.json',
  'ports/*/tsconfig*.json',
  'ports/*/src/node/tsconfig.json',
  'tools/tsconfig.json',
  'tools/*/tsconfig.json',
  'test/tsconfig.json',
  'examples/*/tsconfig.json',
  'examples/*/*/tsconfig.json',
]

/** The TypeScript projects below `root`, as POSIX paths, sorted. Build configurations emit and are left out. */
export function findTypeScriptProjects(root: string): string[] {
  return globSync(PATTERNS, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('tsconfig.build.json'))
    .sort()
}
