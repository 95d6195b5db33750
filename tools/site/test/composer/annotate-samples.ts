import { readFileSync } from 'node:fs'
import type { AnnotateFile, AnnotateNames } from '#schemas/annotate-file.ts'
import {
  parseBookPath,
  parseContentHash,
  parseNoteId,
  parsePortName,
  parseSymbolId,
} from '#schemas/ids.ts'
import { lineNumber, offset } from '#schemas/position.ts'
import type { Words } from '../../../../src/lib/words.ts'

export const TEXT = `import { flour } from './flour.ts'

/** Bakes. */
export class Oven {
  #heat = 0

  /** Makes it hot. */
  warm(): void {
    this.#heat += 1
    log('warmer')
    this.#heat += 1
    log('warmer')
  }

  cool(): void {
    this.#heat = 0
  }
}
`

const CODE = parseContentHash('0'.repeat(64))

function declare(id: string, from: string, to: string): AnnotateFile['symbols'][number] {
  const start = TEXT.indexOf(from)
  const end = TEXT.indexOf(to, start) + to.length
  const range = { start: offset(start), end: offset(end) }
  return { id: parseSymbolId(id), code: CODE, alike: [], declarations: [range] }
}

export const FILE: AnnotateFile = {
  schemaVersion: 1,
  port: parsePortName('bakery'),
  path: parseBookPath('bakery/src/oven.ts'),
  text: TEXT,
  symbols: [
    declare('bakery/oven#Oven', '/** Bakes', '\n}\n'.trimEnd()),
    declare('bakery/oven#Oven.#heat', '#heat = 0', '0'),
    declare('bakery/oven#Oven.warm', '/** Makes', '\n  }'),
    declare('bakery/oven#Oven.cool', 'cool()', '\n  }'),
  ],
  notes: [
    { id: parseNoteId('hot'), author: 'Ada', lines: { start: lineNumber(8), end: lineNumber(8) } },
  ],
}

export const NAMES: AnnotateNames = {
  schemaVersion: 1,
  symbols: [
    ['bakery/oven#Oven', 'Oven'],
    ['bakery/oven#Oven.warm', 'Oven.warm', 'warm'],
    ['bakery/oven#Oven.cool', 'Oven.cool', 'cool'],
    ['bakery/cellar#Cellar.cool', 'Cellar.cool', 'cool'],
  ].map(([id = '', ...names]) => ({
    id: parseSymbolId(id),
    names,
    exported: true,
    aliases: [],
    paged: true,
  })),
  pages: [],
  notes: [parseNoteId('hot')],
  people: ['Grace', 'The bakery'],
}

/** The texts of the interface in a language, as the pages get them. */
export function readWords(lang: string): Words {
  const url = new URL(`../../../../src/i18n/${lang}.json`, import.meta.url)
  const texts = JSON.parse(readFileSync(url, 'utf8')) as Record<string, string>
  return (key, values = {}) => {
    const text = texts[key]
    if (text === undefined) throw new RangeError(`${lang} has no text ${key}`)
    return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new RangeError(`${key} lacks ${name}`)
      return String(value)
    })
  }
}
