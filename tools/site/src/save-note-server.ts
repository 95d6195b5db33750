import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AstroIntegration } from 'astro'
import { siteUrl } from '../../../src/lib/urls.ts'
import type { LocatedBook } from './book-location.ts'
import { MAX_REQUEST_BYTES, saveNote } from './save-note.ts'
import { noteDisk } from './save-note-disk.ts'
import { checkSender, refuse, type SaveReply } from './save-note-sender.ts'

const MODULE_ID = '#annotate-token'
const RESOLVED_ID = '\0annotate-token'
const TOKEN_BYTES = 32
const TOO_LARGE = 413
const FAILED = 500

/** Saves notes that are written on the pages of `npm run dev`; a built site knows nothing of it. */
export function saveNotes(located: LocatedBook): AstroIntegration {
  return {
    name: 'save-notes',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const token = command === 'dev' ? randomBytes(TOKEN_BYTES).toString('base64url') : undefined
        updateConfig({
          vite: {
            // The pages hold the token: no other site on this machine is to read them.
            ...(token === undefined ? {} : { server: { cors: false } }),
            plugins: [
              tokenModule(token),
              ...(token === undefined ? [] : [endpoint(located, token)]),
            ],
          },
        })
      },
    },
  }
}

/** The module that tells pages the token. */
function tokenModule(token: string | undefined) {
  return {
    name: 'annotate-token',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id === MODULE_ID ? RESOLVED_ID : undefined),
    load: (id: string) =>
      id === RESOLVED_ID
        ? `export const annotateToken = ${token === undefined ? 'undefined' : JSON.stringify(token)}\n`
        : undefined,
  }
}

type Handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/** The part of Vite's development server that is used here. */
interface DevServer {
  middlewares: { stack: { route: string; handle: Handle }[] }
}

function endpoint(located: LocatedBook, token: string) {
  const address = siteUrl(located.book.base, '_annotate')
  const handle: Handle = (request, response, next) => {
    if (request.url?.split('?')[0] === address) void answer(request, response, { located, token })
    else next()
  }
  return {
    name: 'save-note',
    enforce: 'post' as const,
    // First of all: what Astro asks of the addresses of pages does not hold here.
    configureServer: (server: DevServer) => () => {
      server.middlewares.stack.unshift({ route: '', handle })
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { located, token }: { located: LocatedBook; token: string },
): Promise<void> {
  const reply = await decide(request, located, token).catch(() => refuse(FAILED, 'failed'))
  // What is still on its way is let go by, or the browser would not hear the answer.
  request.resume()
  response.writeHead(reply.status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(reply.status === 405 ? { Allow: 'POST' } : {}),
  })
  response.end(JSON.stringify(reply.body))
}

async function decide(
  request: IncomingMessage,
  located: LocatedBook,
  token: string,
): Promise<SaveReply> {
  const { remoteAddress, localPort } = request.socket
  const { method = '', headers } = request
  const refusal = checkSender({ method, headers, remoteAddress, localPort }, token)
  if (refusal) return refusal
  const bytes = await readBody(request)
  return bytes ? saveNote(bytes, located, noteDisk) : refuse(TOO_LARGE, 'tooLarge')
}

/** The body, unless it is larger than it may be. @throws Error when the connection breaks */
function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MAX_REQUEST_BYTES) chunks.push(chunk)
      else resolve(undefined)
    })
    request.once('end', () => {
      resolve(Buffer.concat(chunks))
    })
    request.once('error', reject)
    request.once('aborted', reject)
  })
}
