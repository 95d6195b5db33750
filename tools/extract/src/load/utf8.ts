import type { FileRead } from '../env.ts'

const BOM_LENGTH = 3

/** Decodes strictly: malformed bytes are reported with their line, never replaced by U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): FileRead {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { kind: 'not-utf8', line: lineOfFirstBadByte(bytes) }
  }
}

/** The longest prefix that decodes ends where the damage begins. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  const decoded = new TextDecoder('utf-8').decode(bytes)
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? BOM_LENGTH : 0
  let line = 1
  for (const char of decoded) {
    // A replacement character that is really in the file is EF BF BD there too.
    if (char === '�' && !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd))
      return line
    if (char === '\n') line += 1
    at += Buffer.byteLength(char)
  }
  return line
}
