import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ordinaryEnvironment } from './build-site.ts'

/** `npm run dev`, running. */
export interface DevServer {
  /** `http://127.0.0.1:<port>/bread/` */
  readonly url: string
  /** The book's folder. */
  readonly book: string
  readonly close: () => Promise<void>
}

/** What the site is made of; packages are found in the folder above. */
const PARTS = [
  'astro.config.mjs',
  'authored',
  'package-lock.json',
  'public',
  'schemas',
  'src',
  'tools',
  'tsconfig.base.json',
  'tsconfig.json',
]

/**
 * Serves the other book from a copy of the repository: Astro keeps what it knows of a book in the folder of its
 * configuration, where builds for other tests keep theirs.
 */
export async function startDevServer(root: string): Promise<DevServer> {
  const copy = join(root, '.cache', 'e2e', 'dev')
  const book = join(copy, 'book')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy, { recursive: true })
  const filter = (path: string): boolean => !/[/\\](?:test|dist|content[/\\]\w+)$/u.test(path)
  for (const part of PARTS) cpSync(join(root, part), join(copy, part), { recursive: true, filter })
  cpSync(join(root, 'examples', 'other-book'), book, { recursive: true, filter })
  const child = spawn(process.execPath, [join(copy, 'tools', 'site', 'dev.ts')], {
    cwd: copy,
    env: {
      ...ordinaryEnvironment(),
      PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
      BOOK_CONFIG: join(book, 'book.config.ts'),
      BOOK_BASE: '/bread/',
      PORT: '0',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const address = /^http:\S+$/mu.exec(said)?.[0]
        if (address !== undefined) resolve(address)
      })
    void ended.then(() => {
      reject(new Error(`the server has ended\n${said}`))
    })
  })
  const close = async (): Promise<void> => {
    child.kill()
    await ended
  }
  return { url, book, close }
}
