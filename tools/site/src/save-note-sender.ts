import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What is known of a request before its body is read. */
export interface SenderFacts {
  readonly method: string
  readonly headers: IncomingHttpHeaders
  /** Address of the other side of the connection. */
  readonly remoteAddress: string | undefined
  /** The port that is being served. */
  readonly localPort: number | undefined
}

/** An answer to a request to save a note; `body` is sent as JSON. */
export interface SaveReply {
  readonly status: 201 | 400 | 403 | 405 | 409 | 413 | 415 | 422 | 500
  readonly body: Readonly<Record<string, unknown>>
}

const FORBIDDEN = 403
const NO_SUCH_METHOD = 405
const WRONG_TYPE = 415

/** Refuses with a short word that says why: `origin`, `token`. */
export function refuse(status: SaveReply['status'], error: string): SaveReply {
  return { status, body: { error } }
}

/**
 * Whether a request comes from a page this server has served to a browser on this machine; the answer to any other.
 * The `Host` keeps out names that were made to mean this machine, the origin other sites, the token whoever has not
 * seen a page.
 */
export function checkSender(facts: SenderFacts, token: string): SaveReply | undefined {
  const { method, headers, remoteAddress, localPort } = facts
  if (method !== 'POST') return refuse(NO_SUCH_METHOD, 'method')
  if (!isLoopbackAddress(remoteAddress ?? '')) return refuse(FORBIDDEN, 'remote')
  const { host = '', origin } = headers
  if (!isServedHost(host, localPort)) return refuse(FORBIDDEN, 'host')
  if (origin !== `http://${host}`) return refuse(FORBIDDEN, 'origin')
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return refuse(FORBIDDEN, 'origin')
  if (!isToken(headers['x-annotate-token'], token)) return refuse(FORBIDDEN, 'token')
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/iu.test(headers['content-type'] ?? ''))
    return refuse(WRONG_TYPE, 'type')
  return undefined
}

// 127.0.0.1, ::1, ::ffff:127.0.0.1
function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/u.test(address)
}

/** Compared as text: a host is written in one way by every browser. */
function isServedHost(host: string, port: number | undefined): boolean {
  if (port === undefined) return false
  return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`)
}

/** Takes the same time however much of it is right. */
function isToken(sent: string | string[] | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return typeof sent === 'string' && timingSafeEqual(digest(sent), digest(token))
}
