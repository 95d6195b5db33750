import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { mediaType } from '../../site/src/media-types.data.ts'

/** A server that counts. */
export interface CountingServer {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string
  /** Bytes of bodies sent since the last call. */
  readonly takeBytes: () => number
  readonly close: () => Promise<void>
}

/** Serves the first of `folders` that has a file, everything compressed, as most hosts do. */
export async function serveCounting(folders: readonly string[]): Promise<CountingServer> {
  let bytes = 0
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const below = decodeURIComponent(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    const file = folders.map((folder) => join(folder, below)).find(isFile)
    if (file === undefined) {
      response.writeHead(404).end()
      return
    }
    const body = packed.get(file) ?? gzipSync(readFileSync(file))
    packed.set(file, body)
    bytes += body.length
    const headers = { 'content-type': mediaType(file), 'content-encoding': 'gzip' }
    response.writeHead(200, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    takeBytes: () => {
      const sent = bytes
      bytes = 0
      return sent
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile()
}
