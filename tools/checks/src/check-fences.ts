import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findFences } from './fences.ts'
import type { CheckEnv, StepResult } from './step.ts'

/** Below it, each run has a folder of its own: two runs at once do not meet. */
const CACHE = '.cache'

const TSCONFIG = {
  extends: '../../tsconfig.base.json',
  compilerOptions: {
    types: ['node'],
    lib: ['ES2023', 'DOM'],
    customConditions: ['annotated-k8s-source'],
    // An example shows names without using every one of them.
    noUnusedLocals: false,
    noUnusedParameters: false,
  },
  include: ['*.ts'],
}

// A port's README shows programs of several files; the port's own tests compile them beside those.
const RE_HAS_OWN_TEST = /^ports\/[^/]+\/README(?:\.[a-z]+)?\.md$/u

// .cache/fences-Xk2/docs-a-md-12.ts(3,7): error TS2304: …
const RE_MESSAGE = /^\S*?(?<name>[^/\s]+\.ts)\((?<line>\d+),(?<column>\d+)\): (?<rest>.*)$/u

/** Where an example stands. */
interface Place {
  readonly file: string
  /** 1-based line of the first line of code. */
  readonly line: number
}

/**
 * Writes every example of `files` (POSIX paths below the root) to its own module and compiles them as one
 * program. Errors name the line of the Markdown file.
 */
export async function checkFences(env: CheckEnv, files: readonly string[]): Promise<StepResult> {
  mkdirSync(join(env.root, CACHE), { recursive: true })
  const folder = mkdtempSync(join(env.root, CACHE, 'fences-'))
  try {
    const places = writeModules(env.root, folder, files)
    if (places.size === 0) return { ok: true, output: 'no TypeScript examples' }
    const project = `${CACHE}/${basename(folder)}`
    const result = await env.run(['tsc', '-p', project, '--pretty', 'false'])
    const output = result.ok ? `${places.size} examples` : withPlaces(result.output, places)
    return { ok: result.ok, output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeModules(
  root: string,
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, Place> {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG, undefined, 2))
  const places = new Map<string, Place>()
  for (const file of files) {
    for (const fence of findFences(readFileSync(join(root, file), 'utf8'))) {
      if (fence.file !== undefined && RE_HAS_OWN_TEST.test(file)) continue
      const name = `${file.replaceAll(/[^A-Za-z0-9]+/gu, '-').replace(/^-/u, '')}-${fence.line}.ts`
      places.set(name, { file, line: fence.line })
      writeFileSync(join(folder, name), `${fence.code}\nexport {}\n`)
    }
  }
  return places
}

/** The compiler's messages with the Markdown file and line in place of those of the module. */
function withPlaces(output: string, places: ReadonlyMap<string, Place>): string {
  return output
    .split('\n')
    .map((text) => {
      const groups = RE_MESSAGE.exec(text)?.groups
      const place = places.get(groups?.['name'] ?? '')
      if (groups === undefined || place === undefined) return text
      const line = place.line + Number(groups['line']) - 1
      return `${place.file}:${line}:${groups['column'] ?? ''} ${groups['rest'] ?? ''}`
    })
    .join('\n')
}
