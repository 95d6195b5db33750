import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { CannotRunError } from './exit-code.ts'

/** Compiles the port with `text` in place of one of its files; gives the compiler's first complaint. */
export type CompileWith = (file: string, text: string) => string | undefined

/** A mutant may leave things unused; that is what it forgot. */
const LENIENT: ts.CompilerOptions = {
  noUnusedLocals: false,
  noUnusedParameters: false,
  allowUnreachableCode: true,
  noEmit: true,
}

/** A compiler for the port in `folder`, which looks only at what a change affects. */
export function createCompiler(folder: string): CompileWith {
  const { fileNames, options } = readProject(folder)
  const changed = new Map<string, string>()
  let version = 0
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (path) => (changed.has(path) ? String(version) : 'original'),
    getScriptSnapshot: (path) => {
      const text = changed.get(path) ?? (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => existsSync(path),
    readFile: (path) => readFileSync(path, 'utf8'),
  }
  const service = ts.createLanguageService(host)
  return (file, text) => {
    changed.clear()
    changed.set(toCompilerPath(join(folder, file)), text)
    version++
    for (const path of fileNames) {
      const found = [
        ...service.getSyntacticDiagnostics(path),
        ...service.getSemanticDiagnostics(path),
      ]
      if (found[0]) return describe(found[0])
    }
    return undefined
  }
}

function readProject(folder: string): ts.ParsedCommandLine {
  const path = join(folder, 'tsconfig.json')
  const fail = (diagnostic: ts.Diagnostic): never => {
    throw new CannotRunError(`${path}: ${describe(diagnostic)}`, 'Mend the configuration.')
  }
  const project = ts.getParsedCommandLineOfConfigFile(path, LENIENT, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: fail,
  })
  const [error] = project?.errors ?? []
  if (error) return fail(error)
  if (!project) throw new CannotRunError(`${path} is missing`, 'A port has a tsconfig.json.')
  return project
}

function describe({ file, start, messageText }: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(messageText, ' ')
  if (!file || start === undefined) return message
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `${file.fileName.split('/').at(-1) ?? ''}:${line + 1}: ${message}`
}

function toCompilerPath(path: string): string {
  return path.replaceAll('\\', '/')
}
