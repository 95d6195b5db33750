import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Mapping } from '#schemas/upstream.ts'
import { isPublic, mainDeclaration } from './symbol-pages.ts'

/** A file of a port, and what it exports. */
export interface PortFile {
  file: SourceFile
  /** The comment it opens with; that of its first export, or declaration, when it opens with none. */
  purpose: string
  /** Exported symbols that are members of nothing, in order of declaration, each with its exported members. */
  exports: { symbol: SymbolRecord; members: SymbolRecord[] }[]
}

/** The files of a port in the order of their names. @param symbols those with pages */
export function buildPortFiles(
  port: PortRecord,
  files: ReadonlyMap<string, SourceFile>,
  symbols: ReadonlyMap<string, SymbolRecord>,
): PortFile[] {
  const own = port.files.flatMap((path) => files.get(path) ?? [])
  return own
    .sort((a, b) => (a.module < b.module ? -1 : 1))
    .map((file) => {
      const declared = file.symbols.flatMap((id) => symbols.get(id) ?? [])
      const exports = declared
        .filter((symbol) => symbol.parent === undefined && isPublic(symbol))
        .filter((symbol) => mainDeclaration(symbol).file === file.path)
        .map((symbol) => ({
          symbol,
          members: symbol.members.flatMap((id) => symbols.get(id) ?? []).filter(isPublic),
        }))
      const documented = [...exports.map(({ symbol }) => symbol), ...declared]
      const first = documented.find(({ doc }) => doc)?.doc?.summary
      return { file, purpose: headerComment(file.text) ?? first ?? '', exports }
    })
}

// a comment that stands alone: an empty line, an import or another comment follows it
const RE_HEADER =
  /^\s*(?:\/\*\*?(?<block>[\s\S]*?)\*\/|(?<lines>\/\/[^\n]*(?:\n\/\/[^\n]*)*))[^\S\n]*\n(?=\n|import\b|export (?:type )?[*{]|\/[*/])/u

/** The comment a file opens with, when it is about the file and not about the declaration below. */
export function headerComment(text: string): string | undefined {
  const { block, lines } = RE_HEADER.exec(text)?.groups ?? {}
  const comment = block ?? lines
  if (comment === undefined) return undefined
  const plain = comment.replaceAll(/^\s*(?:\*|\/\/) ?/gmu, '').trim()
  return plain === '' ? undefined : plain
}

/** What became of the exported symbols of one upstream file. */
export interface UpstreamFile {
  /** `workqueue/queue.go`: the package's folder and the file. */
  name: string
  /** `k8s.io/client-go v0.36.3` */
  version: string
  mappings: Mapping[]
  /** How many there are of each fate that occurs. */
  counts: { status: Mapping['status']; count: number }[]
}

const FATES: readonly Mapping['status'][] = ['ported', 'renamed', 'simplified', 'omitted']

/** The upstream files of a port, in the order of its sources and of their names. */
export function buildUpstreamFiles({ upstream, mappings }: PortRecord): UpstreamFile[] {
  return upstream.flatMap(({ id, module, version, path }) => {
    const own = mappings.filter(({ source }) => source === id)
    const names = [...new Set(own.map(({ file }) => file))].sort()
    return names.map((file) => {
      const inFile = own.filter((one) => one.file === file)
      return {
        name: `${path.split('/').at(-1) || id}/${file}`,
        version: `${module} ${version}`,
        mappings: inFile.sort((a, b) => a.lines.start - b.lines.start),
        counts: FATES.map((status) => ({
          status,
          count: inFile.filter((one) => one.status === status).length,
        })).filter(({ count }) => count > 0),
      }
    })
  })
}
