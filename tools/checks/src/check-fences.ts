import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFences } from './fences.ts'
import type { CheckEnv, StepResult } from './step.ts'

const FOLDER = '.cache/fences'

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

/** Writes every example of `files` to its own module and compiles them as one program. */
export async function checkFences(env: CheckEnv, files: readonly string[]): Promise<StepResult> {
  const folder = join(env.root, FOLDER)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG, undefined, 2))
  const places = new Map<string, string>()
  for (const file of files) {
    for (const { line, code } of findFences(readFileSync(join(env.root, file), 'utf8'))) {
      const name = `${file.replaceAll(/[^A-Za-z0-9]+/gu, '-')}-${line}.ts`
      places.set(name, `${file}:${line}`)
      writeFileSync(join(folder, name), `${code}\nexport {}\n`)
    }
  }
  if (places.size === 0) return { ok: true, output: 'no TypeScript examples' }
  const result = await env.run(['tsc', '-p', FOLDER, '--pretty', 'false'])
  return { ok: result.ok, output: withPlaces(result.output, places) }
}

/** Puts the Markdown file and line of an example in front of the compiler's message about it. */
function withPlaces(output: string, places: ReadonlyMap<string, string>): string {
  return output
    .split('\n')
    .map((line) => {
      const name = [...places.keys()].find((key) => line.includes(key))
      return name === undefined ? line : `${places.get(name) ?? ''} ${line}`
    })
    .join('\n')
}
