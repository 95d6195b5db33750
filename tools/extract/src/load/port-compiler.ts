import { ts } from 'ts-morph'
import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { createCompilerHost } from './port-compiler-host.ts'
import type { PortFile } from './port-file.ts'
import { createProbeDisk, type Probe } from './port-probe.ts'
import type { PortProgram } from './port-program.ts'

/** Compiles the ports of a book. Programs of one compiler share parsed files. */
export interface Compiler {
  /** Files of the port that its tsconfig.json includes, sorted. */
  readonly included: (port: PortProgram) => readonly PortFile[]
  /** A program of `roots` and all they import. */
  readonly compile: (port: PortProgram, roots: readonly BookPath[]) => ts.Program
  /** What the programs made until now rest on. */
  readonly probes: () => readonly Probe[]
  readonly absolute: (path: string) => string
  /** TypeScript accepts every configuration. */
  readonly valid: boolean
}

/** Reads the configuration of every port; what TypeScript rejects about one is reported. */
export function createCompiler(programs: readonly PortProgram[], env: Env): Compiler {
  const absolute = (path: string): string => `${env.fs.root}/${path}`
  const files = new Map(
    programs.flatMap((port) => port.files.map((file) => [absolute(file.path), file])),
  )
  const { host, config, probes } = createCompilerHost(files, createProbeDisk(env), env)
  const ports = new Map(
    programs.map((port) => {
      const parsed = readConfig(port, config, env)
      return [port, { parsed, host: host(parsed.options) }]
    }),
  )
  const get = (port: PortProgram): { parsed: ts.ParsedCommandLine; host: ts.CompilerHost } => {
    const known = ports.get(port)
    if (known === undefined) throw new RangeError(`${port.port.name} is not among the ports`)
    return known
  }
  return {
    absolute,
    probes,
    valid: [...ports.values()].every(({ parsed }) => parsed.errors.length === 0),
    included: (port) => {
      const names = new Set(get(port).parsed.fileNames)
      return port.files.filter((file) => names.has(absolute(file.path)))
    },
    compile: (port, roots) => {
      const { parsed, host: shared } = get(port)
      return ts.createProgram(roots.map(absolute), parsed.options, shared)
    },
  }
}

function readConfig(
  port: PortProgram,
  host: ts.ParseConfigFileHost,
  env: Env,
): ts.ParsedCommandLine {
  const fail = (diagnostic: ts.Diagnostic): void => {
    const reason = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    const line = lineOf(diagnostic)
    env.report(createProblem(indexProblems.tsconfig, { reason }, { file: port.tsconfig, line }))
  }
  const parsed = ts.getParsedCommandLineOfConfigFile(
    `${env.fs.root}/${port.tsconfig}`,
    {},
    { ...host, onUnRecoverableConfigFileDiagnostic: fail },
  )
  parsed?.errors.forEach(fail)
  return parsed ?? { options: {}, fileNames: [], errors: [] }
}

function lineOf({ file, start }: ts.Diagnostic): number | undefined {
  if (file === undefined || start === undefined) return undefined
  return file.getLineAndCharacterOfPosition(start).line + 1
}

/** Reports the syntax errors of a file. @returns whether there were any. */
export function reportSyntax(
  program: ts.Program,
  file: ts.SourceFile,
  path: BookPath,
  env: Env,
): boolean {
  const found = program.getSyntacticDiagnostics(file)
  for (const diagnostic of found) {
    const reason = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
    const place = { file: path, line: lineOf(diagnostic) }
    env.report(createProblem(indexProblems.syntax, { reason }, place))
  }
  return found.length > 0
}
