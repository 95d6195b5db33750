import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Refusal } from './refusal.ts'

/**
 * Text of a stream or file that may be anything, an endless one included. A byte order mark is left out.
 *
 * @param limit in bytes
 * @throws Refusal when there is more, or when it is no UTF-8; the operating system's error
 */
export async function readLimited(source: Readable | string, limit: number): Promise<string> {
  const stream = typeof source === 'string' ? createReadStream(source) : source
  const name = typeof source === 'string' ? source : 'Standard input'
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array)
    size += bytes.length
    if (size > limit) {
      stream.destroy()
      throw new Refusal(
        `${name} has more than ${limit} bytes`,
        'Nothing was written. Give less at a time.',
      )
    }
    chunks.push(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new Refusal(`${name} is no UTF-8 text`, 'Nothing was written. Store it as UTF-8.')
  }
}
