import type { Mention } from '#schemas/mention.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Mapping } from '#schemas/upstream.ts'

/** A symbol of a file, with the symbols declared inside it. */
export interface OutlineEntry {
  symbol: SymbolRecord
  /** Its own name, without those it is a member of. */
  name: string
  line: number
  /** What it stands for upstream. */
  upstream: Mapping[]
  /** Where chapters show it or speak of it; each chapter once, at the place that shows it if there is one. */
  mentions: Mention[]
  members: OutlineEntry[]
}

/** What {@link buildOutline} reads. */
export interface OutlineSources {
  port: PortRecord
  /** In the language of the page. */
  mentions: readonly Mention[]
}

/** The symbols of a file as an editor outlines them, without type parameters. */
export function buildOutline(file: SourceFile, sources: OutlineSources): OutlineEntry[] {
  const records = new Map(sources.port.symbols.map((symbol) => [symbol.id as string, symbol]))
  const symbols = file.symbols.flatMap((id) => records.get(id) ?? [])
  const listed = symbols.filter(({ kind }) => kind !== 'type-parameter')
  const ids = new Set(listed.map(({ id }) => id as string))
  const tops = listed.filter(({ parent }) => parent === undefined || !ids.has(parent))
  const build = (symbol: SymbolRecord): OutlineEntry => ({
    symbol,
    name: ownName(symbol),
    line: symbol.declarations.find((one) => one.file === file.path)?.lines.start ?? 1,
    upstream: sources.port.mappings.filter(({ to }) => to === symbol.id),
    mentions: oncePerChapter(sources.mentions.filter((one) => one.symbol === symbol.id)),
    members: listed.filter(({ parent }) => parent === symbol.id).map(build),
  })
  return tops.map(build)
}

function ownName({ id, name, parent }: SymbolRecord): string {
  const own = parent === undefined ? '' : id.slice(parent.length + 1)
  return own === '' ? name : own
}

function oncePerChapter(mentions: readonly Mention[]): Mention[] {
  const chapters = new Map<string, Mention>()
  for (const mention of mentions) {
    const known = chapters.get(mention.slug)
    const better = known?.kind !== 'excerpt' && mention.kind === 'excerpt'
    if (!known || better) chapters.set(mention.slug, mention)
  }
  return [...chapters.values()]
}

/** A file or a folder of a port. */
export interface TreeNode {
  name: string
  /** `undefined` for a folder. */
  file: SourceFile | undefined
  children: TreeNode[]
}

/** The files of a port by folder; folders first, then by name. */
export function buildTree(files: readonly SourceFile[]): TreeNode[] {
  return buildFolder(files.map((file) => ({ file, path: file.module.split('/') })))
}

function buildFolder(files: readonly { file: SourceFile; path: string[] }[]): TreeNode[] {
  const folders = new Map<string, { file: SourceFile; path: string[] }[]>()
  const leaves: TreeNode[] = []
  for (const { file, path } of files) {
    const [head = '', ...rest] = path
    if (rest.length === 0) leaves.push({ name: `${head}.ts`, file, children: [] })
    else folders.set(head, [...(folders.get(head) ?? []), { file, path: rest }])
  }
  const nodes = [...folders].map(([name, inside]) => ({
    name: `${name}/`,
    file: undefined,
    children: buildFolder(inside),
  }))
  const byName = (a: TreeNode, b: TreeNode): number => (a.name < b.name ? -1 : 1)
  return [...nodes.sort(byName), ...leaves.sort(byName)]
}
