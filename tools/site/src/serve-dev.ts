import { dev } from 'astro'
import { astroRoot } from './astro-root.ts'
import { locateBook } from './book-location.ts'
import { exitOf, tryExtract, watchExtract } from './run-extract.ts'
import { readPort, siteAddress } from './site-address.ts'
import type { Terminal } from './terminal.ts'

const PORT = 4321

/**
 * Weaves the book, serves it, and weaves it again when a source changes.
 *
 * @returns the exit code once a signal has ended it, or the extractor has
 */
export async function serveDev(env: NodeJS.ProcessEnv, { say, warn }: Terminal): Promise<number> {
  const located = await locateBook(env, process.cwd())
  // The watcher weaves once more when it starts and reports then; this run is for there being pages to serve.
  const { exitCode, output } = await tryExtract(located)
  if (exitCode !== 0) {
    warn(output)
    return exitCode
  }
  const watcher = watchExtract(located)
  const stopWatching = (): void => void watcher.kill()
  process.once('exit', stopWatching)
  const server = await dev({
    root: astroRoot,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: readPort(env, PORT) },
  })
  say(siteAddress(server.address.port, located.book.base))
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(0)
      })
    }
  })
  const lost = exitOf(watcher)
  const code = await Promise.race([stopped, lost])
  if (code !== 0) warn('The extractor has stopped, so changes would not show.')
  stopWatching()
  await server.stop()
  return code
}
