import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findMutatedPorts, findRecordedPorts, type RecordedPort } from './book-ports.ts'
import { check } from './check.ts'
import { type Measured, measureExercised } from './cover.ts'
import type { Env } from './env.ts'
import { compareExercised, EXERCISED_FILE, renderExercised } from './exercised-file.ts'
import { CannotRunError, EXIT, type ExitCode } from './exit-code.ts'
import { chooseSeed } from './fresh-seeds.ts'
import type { Judgement } from './judge-mutant.ts'
import { renderPortPage } from './mutant-table.ts'
import { runMutants } from './mutants.ts'
import { record } from './record.ts'
import { renderJudgement, renderMutantCount } from './render-mutants.ts'

const FRESH_SEEDS = 200

/** Runs what the arguments ask for and gives the exit code. Problems are printed, never thrown. */
export async function runCommandLine(env: Env, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok
  const program = new Command('conformance')
    .description('Compares ports with upstream, and vectors with hurried changes.')
    .exitOverride()
    .configureOutput({ writeOut: env.print, writeErr: env.print })
  addRecord(program, env)
  addCheck(program, env, (ended) => (code = ended))
  addMutants(program, env, (ended) => (code = ended))
  addCover(program, env, (ended) => (code = ended))
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
    if (!(error instanceof CannotRunError)) throw error
    env.print(`${error.message}\n    ${error.hint}`)
    return EXIT.cannotRun
  }
}

type End = (code: ExitCode) => void

const PORT = ['--port <name>', 'only this port'] as const

function addRecord(program: Command, env: Env): void {
  program
    .command('record')
    .description('run upstream and write vectors and upstream.json anew (needs Go)')
    .option(...PORT)
    .option('--suite <name>', 'only this suite')
    .action(async ({ port, suite }: { port?: string; suite?: string }) => {
      await record(env, choose(await findRecordedPorts(env.root), port), suite)
    })
}

function addCheck(program: Command, env: Env, end: End): void {
  program
    .command('check')
    .description('run upstream again, compare, and try fresh seeds on both sides (needs Go)')
    .option(...PORT)
    .option('--seed <number>', 'first fresh seed; random when left out', parseCount)
    .option('--seeds <number>', 'how many fresh seeds', parseSeeds, FRESH_SEEDS)
    .action(async ({ port, seed, seeds }: { port?: string; seed?: number; seeds: number }) => {
      const ports = choose(await findRecordedPorts(env.root), port)
      const first = seed ?? chooseSeed(env.random())
      env.print(`fresh seeds: --seed ${first} --seeds ${seeds}`)
      const problems = await check(env, ports, { first, count: seeds })
      for (const problem of problems) env.print(`✗ ${problem}`)
      if (problems.length > 0) end(EXIT.differs)
    })
}

interface MutantOptions {
  readonly port?: string
  readonly only?: string
  readonly writeTable: boolean
}

function addMutants(program: Command, env: Env, end: End): void {
  program
    .command('mutants')
    .description('change ports as somebody in a hurry would, and see that the named vector notices')
    .option(...PORT)
    .option('--only <id>', 'only this mutant')
    .option('--write-table', 'write the table into PORT.md instead', false)
    .action(async ({ port, only, writeTable }: MutantOptions) => {
      const ports = choose(await findMutatedPorts(env.root), port)
      if (writeTable) {
        await writeTables(env, ports)
        return
      }
      const judgements: Judgement[] = []
      const report = (judgement: Judgement): void => {
        env.print(renderJudgement(judgement))
      }
      for (const one of ports) judgements.push(...(await runMutants(env, one, { only, report })))
      if (judgements.length === 0) {
        throw new CannotRunError(
          `no mutant "${only ?? ''}"`,
          'mutants.yaml of the port lists them.',
        )
      }
      env.print(renderMutantCount(judgements))
      if (judgements.some(({ kind }) => kind === 'failed')) end(EXIT.differs)
    })
}

async function writeTables(env: Env, ports: readonly RecordedPort[]): Promise<void> {
  for (const port of ports) {
    const { path, current, wanted } = await renderPortPage(env.root, port)
    if (current !== wanted) writeFileSync(path, wanted)
    env.print(`${relative(env.root, path)} ${current === wanted ? 'is up to date' : 'was written'}`)
  }
}

function addCover(program: Command, env: Env, end: End): void {
  program
    .command('cover')
    .description('replay every vector and write down which symbols it runs')
    .option(...PORT)
    .option('--check', 'write nothing; compare with what is committed', false)
    .action(async ({ port, check }: { port?: string; check: boolean }) => {
      for (const one of choose(await findRecordedPorts(env.root), port)) {
        const measured = await measureExercised(env, one)
        printMeasured(env, one, measured)
        if (!check) writeFileSync(join(one.folder, EXERCISED_FILE), renderExercised(measured.file))
        else if (!agrees(env, one, measured)) end(EXIT.differs)
      }
    })
}

function printMeasured(env: Env, { name }: RecordedPort, measured: Measured): void {
  const { file, vectors, untouched } = measured
  env.print(`${name}: ${vectors} vectors run ${Object.keys(file.symbols).length} symbols`)
  if (untouched.length === 0) return
  env.print(`run by no vector, though users can call it:\n    ${untouched.join('\n    ')}`)
}

function agrees(env: Env, port: RecordedPort, { file }: Measured): boolean {
  const problems = compareExercised(port.folder, file)
  if (problems.length === 0) return true
  env.print(`✗ ${relative(env.root, join(port.folder, EXERCISED_FILE))}`)
  for (const problem of problems) env.print(`    ${problem}`)
  env.print('    Measure it anew: npm run conformance:cover')
  return false
}

function choose(ports: readonly RecordedPort[], name: string | undefined): RecordedPort[] {
  const chosen = ports.filter((port) => name === undefined || port.name === name)
  if (chosen.length > 0) return chosen
  const known = ports.map((port) => port.name).join(', ')
  throw new CannotRunError(`no port ${name ?? ''}`.trim(), `There are: ${known || 'none'}`)
}

function parseSeeds(text: string): number {
  const value = parseCount(text)
  if (value > 0) return value
  throw new InvalidArgumentError('There has to be one at least.')
}

function parseCount(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('It has to be a whole number, 0 or more.')
}
