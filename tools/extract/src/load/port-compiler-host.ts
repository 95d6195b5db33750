import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { ts } from 'ts-morph'
import type { Env } from '../env.ts'
import type { PortFile } from './port-file.ts'
import type { Probe, ProbeDisk } from './port-probe.ts'

/** The host of every program of a book: files of ports from memory, everything else as probed from disk. */
export interface CompilerHost {
  readonly host: (options: ts.CompilerOptions) => ts.CompilerHost
  readonly config: ts.ParseConfigFileHost
  /** Every look at something that is not a file of a port, sorted. */
  readonly probes: () => Probe[]
}

/** Folder of the standard library's declarations: ts-morph's compiler comes without files. */
const LIBRARY = dirname(createRequire(import.meta.url).resolve('typescript/lib/lib.d.ts'))

/** @param files - all ports' files by absolute path */
export function createCompilerHost(
  files: ReadonlyMap<string, PortFile>,
  disk: ProbeDisk,
  env: Env,
): CompilerHost {
  const seen = new Map<string, Probe>()
  const shared = new Map<string, Map<string, ts.SourceFile>>()
  const probe = (kind: Probe['kind'], path: string): void => {
    if (path.startsWith(LIBRARY)) return
    // A book that is moved takes its cache along.
    const short = path.startsWith(`${env.fs.root}/`) ? path.slice(env.fs.root.length + 1) : path
    seen.set(`${kind} ${short}`, { kind, path: short })
  }
  const system = {
    useCaseSensitiveFileNames: true,
    fileExists: (path: string) => {
      if (files.has(path)) return true
      probe('file', path)
      return disk.fileExists(path)
    },
    readFile: (path: string) => {
      const file = files.get(path)
      if (file !== undefined) return file.text
      probe('read', path)
      return disk.read(path)
    },
    directoryExists: (path: string) => {
      probe('folder', path)
      return disk.folderExists(path)
    },
    getDirectories: (path: string) => {
      probe('list', path)
      return disk.folders(path)
    },
    getCurrentDirectory: () => env.fs.root,
    realpath: realPath,
  }
  return {
    host: (options) => {
      // A parsed file can be shared by programs that bind it alike.
      const key = JSON.stringify({ ...options, configFilePath: '' })
      const parsed = shared.get(key) ?? new Map<string, ts.SourceFile>()
      shared.set(key, parsed)
      return createHost(options, system, parsed)
    },
    config: {
      ...system,
      readDirectory: (folder, extensions, excludes, includes) =>
        matchFiles([...files.keys()], { folder, extensions, excludes, includes }),
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
    probes: () => [...seen.keys()].sort().flatMap((key) => seen.get(key) ?? []),
  }
}

/** Packages of a workspace are links; a book that exists only in memory has none. */
function realPath(path: string): string {
  try {
    return path.includes('/node_modules/') ? realpathSync.native(path) : path
  } catch {
    return path
  }
}

type System = Pick<
  ts.CompilerHost,
  | 'fileExists'
  | 'readFile'
  | 'directoryExists'
  | 'getDirectories'
  | 'getCurrentDirectory'
  | 'realpath'
>

function createHost(
  options: ts.CompilerOptions,
  system: System,
  parsed: Map<string, ts.SourceFile>,
): ts.CompilerHost {
  return {
    ...system,
    getSourceFile: (path, version) => {
      const known = parsed.get(path)
      if (known !== undefined) return known
      const text = system.readFile(path)
      if (text === undefined) return undefined
      // Doc comments are read by @microsoft/tsdoc: parsing them here too costs a tenth of the run.
      const jsDocParsingMode = ts.JSDocParsingMode.ParseNone
      const target = typeof version === 'object' ? version : { languageVersion: version }
      const file = ts.createSourceFile(path, text, { ...target, jsDocParsingMode })
      parsed.set(path, file)
      return file
    },
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
    getDefaultLibFileName: () => `${LIBRARY}/${ts.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => LIBRARY,
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (path) => path,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  }
}

interface Glob {
  folder: string
  extensions: readonly string[]
  excludes: readonly string[] | undefined
  includes: readonly string[]
}

/** TypeScript's own reading of `include` and `exclude`, which it does not declare. */
interface GlobMatcher {
  matchFiles: (
    ...args: readonly [
      folder: string,
      extensions: readonly string[],
      excludes: readonly string[] | undefined,
      includes: readonly string[],
      caseSensitive: boolean,
      currentDirectory: string,
      depth: number | undefined,
      entriesOf: (folder: string) => { files: string[]; directories: string[] },
      realpath: (path: string) => string,
    ]
  ) => string[]
}

function matchFiles(paths: readonly string[], glob: Glob): string[] {
  const { folder, extensions, excludes, includes } = glob
  const entriesOf = (at: string): { files: string[]; directories: string[] } => {
    const start = at.endsWith('/') ? at : `${at}/`
    const inside = paths
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length))
    const isFolder = (path: string): boolean => path.includes('/')
    const folders = inside.filter(isFolder).map((path) => path.slice(0, path.indexOf('/')))
    return {
      files: inside.filter((path) => !isFolder(path)),
      directories: [...new Set(folders)],
    }
  }
  const matcher = ts as unknown as GlobMatcher
  const same = (path: string): string => path
  return matcher.matchFiles(
    folder,
    extensions,
    excludes,
    includes,
    true,
    folder,
    undefined,
    entriesOf,
    same,
  )
}
