import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { mediaType } from './media-types.data.ts'

/** A running server. */
export interface StaticServer {
  port: number
  close: () => Promise<void>
}

/** An answer to one request. */
export interface Answer {
  status: 200 | 301 | 404
  headers: Record<string, string>
  body: Buffer | string
}

/** Serves `folder` below `base` on the loopback interface; port 0 takes any free one. */
export async function serveFolder(
  folder: string,
  base: string,
  port: number,
): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void answer(folder, base, request.url ?? '/').then(({ status, headers, body }) => {
      response.writeHead(status, headers)
      response.end(request.method === 'HEAD' ? undefined : body)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => {
          resolve()
        })
      }),
  }
}

/** Answers as static hosts do: `index.html` for folders, the nearest `404.html` for what is not there. */
export async function answer(folder: string, base: string, url: string): Promise<Answer> {
  const pathname = decodePath(url)
  if (pathname === undefined || !`${pathname}/`.startsWith(base)) return missing(folder, '')
  const below = path.posix.normalize(`/${pathname.slice(base.length)}`)
  const file = path.join(folder, below)
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory() && !pathname.endsWith('/')) {
    return { status: 301, headers: { location: `${encodeURI(pathname)}/` }, body: '' }
  }
  const page = found?.isDirectory() ? path.join(file, 'index.html') : file
  const body = await readFile(page).catch(() => undefined)
  if (!body) return missing(folder, below)
  return { status: 200, headers: { 'content-type': mediaType(page) }, body }
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

async function missing(folder: string, below: string): Promise<Answer> {
  const headers = { 'content-type': mediaType('404.html') }
  for (let at = path.posix.dirname(below || '/'); ; at = path.posix.dirname(at)) {
    const body = await readFile(path.join(folder, at, '404.html')).catch(() => undefined)
    if (body) return { status: 404, headers, body }
    if (at === '/' || at === '.') return { status: 404, headers, body: 'Not found' }
  }
}
