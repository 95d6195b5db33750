import { access } from 'node:fs/promises'
import path from 'node:path'
import { locateBook } from './book-location.ts'
import { readPort, siteAddress } from './site-address.ts'
import { serveFolder } from './static-server.ts'
import type { Terminal } from './terminal.ts'

const PORT = 4322

/** Serves the built site until a signal ends it. @returns the exit code: 1 when nothing has been built */
export async function servePreview(
  env: NodeJS.ProcessEnv,
  { say, warn }: Terminal,
): Promise<number> {
  const { book, root } = await locateBook(env, process.cwd())
  const dist = path.join(root, book.dist)
  const built = await access(path.join(dist, 'index.html')).then(
    () => true,
    () => false,
  )
  if (!built) {
    warn(`There is no site in ${book.dist}. Run \`npm run build\` first.`)
    return 1
  }
  const server = await serveFolder(dist, book.base, readPort(env, PORT))
  say(siteAddress(server.port, book.base))
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve()
      })
  })
  await server.close()
  return 0
}
