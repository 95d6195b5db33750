import { RESULT_TYPES, type ResultType } from './search/search-api.ts'

/** What a reader asked for, as an address can carry it. */
export interface Asked {
  text: string
  type?: ResultType
  port?: string
}

/** No more than the field takes. */
const LONGEST = 200

const KEYS = ['q', 'type', 'port'] as const

/** The question an address carries; `undefined` when it carries none. */
export function readAsked({ searchParams }: URL): Asked | undefined {
  const text = searchParams.get('q')?.trim().slice(0, LONGEST).trim()
  if (!text) return undefined
  const type = RESULT_TYPES.find((one) => one === searchParams.get('type'))
  const port = searchParams.get('port')
  return { text, ...(type && { type }), ...(port && { port }) }
}

/** The same address with another question, or with none; whatever else it carries stays. */
export function writeAsked(address: URL, asked: Asked | undefined): string {
  const url = new URL(address)
  for (const key of KEYS) url.searchParams.delete(key)
  if (asked?.text) {
    url.searchParams.set('q', asked.text)
    if (asked.type) url.searchParams.set('type', asked.type)
    if (asked.port) url.searchParams.set('port', asked.port)
  }
  return url.href
}
