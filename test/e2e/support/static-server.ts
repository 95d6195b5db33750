import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join, normalize, sep } from 'node:path'
import { mediaType } from '../../../tools/site/src/media-types.data.ts'

/** A running server. */
export interface StaticServer {
  /** `http://127.0.0.1:<port>`, without the base. */
  readonly origin: string
  readonly close: () => Promise<void>
}

/** Serves `folder` below `base` the way a plain static host does: `404.html` for what is not there. */
export async function serveFolder(folder: string, base: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    answer(folder, base, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { origin: `http://127.0.0.1:${address.port}`, close: () => close(server) }
}

function close(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}

function answer(
  folder: string,
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const file = findFile(folder, base, decodeURIComponent(pathname))
  const path = file ?? join(folder, '404.html')
  response.writeHead(file === undefined ? 404 : 200, {
    'content-type': mediaType(path),
  })
  createReadStream(path)
    .on('error', () => response.destroy())
    .pipe(response)
}

/** The file of an address, `index.html` for folders; `undefined` when there is none inside `folder`. */
function findFile(folder: string, base: string, pathname: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined
  const path = normalize(join(folder, pathname.slice(base.length)))
  if (path !== folder && !path.startsWith(folder + sep)) return undefined
  const file = pathname.endsWith('/') ? join(path, 'index.html') : path
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined
}
