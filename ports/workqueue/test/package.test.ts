import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as source from '../src/index.ts'
import { typeScriptFences } from './support/fences.ts'
import {
  installPackedPackage,
  type PackedPackage,
  portFolder,
  runNode,
  typeCheck,
  writeProject,
} from './support/packed-package.ts'

const LOOP = `
import { FakeClock, ItemExponentialFailureRateLimiter, RateLimitingQueue, SECOND } from '@annotated-k8s/workqueue'

const clock = new FakeClock()
const queue = new RateLimitingQueue(new ItemExponentialFailureRateLimiter(SECOND, 60 * SECOND), { clock })
const log = []
let failures = 2

async function worker() {
  for (;;) {
    const next = await queue.get()
    if (next.shutdown) return log.push('shutdown')
    log.push(next.item)
    if (next.item === 'b' && failures-- > 0) queue.addRateLimited(next.item)
    else queue.forget(next.item)
    queue.done(next.item)
  }
}

const running = worker()
for (const item of ['a', 'b', 'a']) queue.add(item)
for (let second = 0; second < 4; second++) {
  await new Promise((resolve) => setImmediate(resolve))
  clock.step(SECOND)
}
await new Promise((resolve) => setImmediate(resolve))
await queue.shutDownWithDrain()
await running
console.log(log.join(' '))
`

const TYPED = `
import { Queue, RateLimitingQueue, defaultControllerRateLimiter, type QueueStorage, type RateLimiter } from '@annotated-k8s/workqueue'

const limiter: RateLimiter<string> = defaultControllerRateLimiter()
const queue = new RateLimitingQueue(limiter, { name: 'typed' })
const next = await queue.get()
if (!next.shutdown) queue.done(next.item.toUpperCase())
// @ts-expect-error -- there is no item after shutdown
export const item: string = next.item
// @ts-expect-error -- items have the type of the limiter's
queue.add(1)
export const plain = new Queue<number>({ key: (value) => value % 2 })
export type Storage = QueueStorage<number>
`

const OPERATOR = `
const attempts = new Map<string, number>()

export function watchObjects(onChange: (key: string) => void): () => void {
  for (const key of ['default/a', 'default/b', 'default/a']) onChange(key)
  return () => {
    console.log('stopped watching')
  }
}

export async function reconcile(key: string): Promise<void> {
  const attempt = (attempts.get(key) ?? 0) + 1
  attempts.set(key, attempt)
  console.log(\`\${key} attempt \${attempt}\`)
  await Promise.resolve()
  if (key === 'default/b' && attempt < 3) throw new Error('not yet')
  if (key === 'default/b') process.kill(process.pid, 'SIGTERM')
}
`

const LANGUAGES = { en: 'README.md', zh: 'README.zh.md' }

let packed: PackedPackage

beforeAll(() => {
  packed = installPackedPackage()
  writeProject(packed.project, { 'loop.mjs': LOOP, 'typed/index.ts': TYPED })
  for (const [folder, readme] of Object.entries(LANGUAGES)) {
    const fences = typeScriptFences(readFileSync(join(portFolder, readme), 'utf8'))
    const files = fences.map((fence) => [`${folder}/${fence.name}`, fence.code])
    writeProject(packed.project, {
      [`${folder}/operator.ts`]: OPERATOR,
      ...(Object.fromEntries(files) as Record<string, string>),
    })
  }
}, 120_000)

afterAll(() => {
  rmSync(join(packed.project, '..'), { recursive: true, force: true })
})

describe('the packed package', { timeout: 60_000 }, () => {
  it('runs a controller loop in an empty project', () => {
    expect(runNode(packed.project, 'loop.mjs')).toBe('a b b b shutdown\n')
  })

  it.each([
    { module: 'nodenext', lib: ['ES2023'], types: [] },
    { module: 'esnext', moduleResolution: 'bundler', lib: ['ES2023', 'DOM'], types: [] },
  ])('has types that compile for $module with $lib', (options) => {
    expect(typeCheck(packed.project, 'typed', options)).toBe('')
  })

  it('exports what the source exports', () => {
    const script = `console.log(Object.keys(await import('@annotated-k8s/workqueue')).sort().join())`
    const names = runNode(packed.project, '--input-type=module', '--eval', script)
    expect(names.trim().split(',')).toEqual(Object.keys(source).sort())
  })

  it('has what users need, and nothing the book alone needs', () => {
    const folder = join(packed.project, 'node_modules/@annotated-k8s/workqueue')
    expect(readdirSync(folder).sort()).toEqual([
      'LICENSE',
      'NOTICE',
      'PORT.md',
      'README.md',
      'README.zh.md',
      'dist',
      'package.json',
      'src',
    ])
  })

  it('needs nothing at run time: no dependencies, only relative imports', () => {
    const folder = join(packed.project, 'node_modules/@annotated-k8s/workqueue')
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object
    expect(Object.keys(manifest)).not.toContain('dependencies')
    const scripts = readdirSync(join(folder, 'dist')).filter((name) => name.endsWith('.js'))
    const imports = scripts.flatMap((name) => {
      const text = readFileSync(join(folder, 'dist', name), 'utf8')
      return [...text.matchAll(/\bfrom ['"](?<path>[^'"]+)['"]/gu)].map(
        (match) => match.groups?.['path'],
      )
    })
    expect(imports.length).toBeGreaterThan(10)
    expect(imports.filter((path) => !path?.startsWith('./'))).toEqual([])
  })

  it('holds its licence and documents, and neither tests nor records', () => {
    for (const name of ['LICENSE', 'NOTICE', 'PORT.md', 'README.md', 'README.zh.md']) {
      expect(packed.files).toContain(name)
    }
    expect(packed.files.filter((path) => /^test|upstream/u.test(path))).toEqual([])
  })

  it('resolves to the source inside the repository, on its own condition', () => {
    const script = `console.log(import.meta.resolve('@annotated-k8s/workqueue'))`
    const args = ['--conditions=annotated-k8s-source', '--input-type=module', '--eval', script]
    expect(runNode(portFolder, ...args)).toContain('/ports/workqueue/src/index.ts')
  })
})

describe.each(Object.keys(LANGUAGES))('README (%s)', { timeout: 60_000 }, (folder) => {
  it('has examples that compile', () => {
    const options = { module: 'nodenext', allowImportingTsExtensions: true, types: ['node'] }
    expect(typeCheck(packed.project, folder, options)).toBe('')
  })

  it('has a controller loop that retries, finishes and ends on SIGTERM', () => {
    const output = runNode(packed.project, `${folder}/controller.ts`)
    const lines = output.trim().split('\n')
    expect(lines.slice(0, 2)).toEqual(['default/a attempt 1', 'default/b attempt 1'])
    expect(lines.slice(2)).toEqual([
      'default/b attempt 2',
      'default/b attempt 3',
      'stopped watching',
    ])
  })
})

it('shows the same code in both languages, comments aside', () => {
  const [en, zh] = Object.values(LANGUAGES).map((readme) =>
    typeScriptFences(readFileSync(join(portFolder, readme), 'utf8')).map((fence) => ({
      ...fence,
      code: fence.code.replaceAll(/ *\/\/.*/gu, ''),
    })),
  )
  expect(zh).toEqual(en)
})
