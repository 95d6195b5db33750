import path from 'node:path'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { PublishedPort } from '../machine-knowledge.ts'
import { SCIP_KINDS } from './symbol-kinds.data.ts'
import { type Descriptor, type ScipPackage, formatSymbol } from './symbol-string.ts'

/** What SCIP calls everything of the book that has a name outside of its own file. */
export interface ScipNames {
  /** By symbol id. */
  symbols: ReadonlyMap<string, string>
  /** By path of the file. */
  files: ReadonlyMap<string, string>
}

// get(2): the second overload; its base has no number
const RE_OVERLOAD = /^(.+)\((\d+)\)$/u
// <T>
const RE_TYPE_PARAMETER = /^<(.+)>$/u

/** @throws Error when two things would be called the same */
export function buildNames(ports: readonly PublishedPort[]): ScipNames {
  const symbols = new Map<string, string>()
  const files = new Map<string, string>()
  for (const port of ports) {
    const { name = port.port, version = '' } = port.npm ?? {}
    const pack: ScipPackage = { manager: port.npm ? 'npm' : '', name, version }
    const records = new Map(port.symbols.map((symbol) => [String(symbol.id), symbol]))
    for (const file of port.files) files.set(file, formatSymbol(pack, fileSteps(port.path, file)))
    for (const symbol of port.symbols) {
      const file = symbol.declarations[0]?.file ?? port.path
      const steps = [...fileSteps(port.path, file), ...memberSteps(symbol, records)]
      symbols.set(symbol.id, formatSymbol(pack, steps))
    }
  }
  if (new Set([...symbols.values(), ...files.values()]).size < symbols.size + files.size)
    throw new Error('Two symbols have one name in SCIP.')
  return { symbols, files }
}

/** Folders and file below the port's own. */
function fileSteps(folder: string, file: string): Descriptor[] {
  const parts = path.posix.relative(folder, file).split('/')
  return parts.map((name) => ({ name, suffix: 'namespace' }))
}

function memberSteps(
  symbol: SymbolRecord,
  records: ReadonlyMap<string, SymbolRecord>,
): Descriptor[] {
  const parent = symbol.parent === undefined ? undefined : records.get(symbol.parent)
  if (!parent) return [stepOf(symbol, symbol.id.slice(symbol.id.indexOf('#') + 1))]
  return [...memberSteps(parent, records), stepOf(symbol, symbol.id.slice(parent.id.length + 1))]
}

function stepOf({ kind }: SymbolRecord, own: string): Descriptor {
  const { suffix } = SCIP_KINDS[kind]
  if (suffix === 'type-parameter') {
    const [, name = own] = RE_TYPE_PARAMETER.exec(own) ?? []
    return { name, suffix }
  }
  // As other indexers of TypeScript write it: a method may be called `constructor` too.
  if (kind === 'constructor' && own === 'constructor') return { name: '<constructor>', suffix }
  const [, name, number] = suffix === 'method' ? (RE_OVERLOAD.exec(own) ?? []) : []
  return name !== undefined && number !== undefined
    ? { name, suffix, disambiguator: `+${number}` }
    : { name: own, suffix }
}
