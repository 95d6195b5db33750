import type { PortRecord } from '#schemas/source-file.ts'
import type { BookIndex } from '../index/book-index.ts'
import type { Env } from '../env.ts'
import type { ExercisedSource } from '../load/exercised.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems } from '../problems/anchor-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { SymbolResolver } from './symbol-resolver.ts'

/** What the check needs besides the index. */
interface Context {
  /** By port name. */
  readonly exercised: Readonly<Record<string, ExercisedSource>>
  readonly resolver: SymbolResolver
  readonly env: Env
}

/** Adds to each port which vectors run which of its symbols. What names nothing of the port is reported and left out. */
export function joinExercised(index: BookIndex, context: Context): BookIndex {
  return { ...index, ports: index.ports.map((port) => joinPort(port, context)) }
}

function joinPort(port: PortRecord, { exercised, resolver, env }: Context): PortRecord {
  const source = exercised[port.port]
  if (source === undefined) return port
  const { file, lineOf, value } = source
  const report = (kind: Kind, names: readonly string[], near: string[], line: number): void => {
    const [name = ''] = names
    const args = { kind, name, more: names.length - 1, nearest: near }
    env.report(createProblem(anchorProblems.exercisedUnknown, args, { file, line }))
  }
  if (value.port !== port.port) {
    report('port', [value.port], [port.port], lineOf(['port']))
    return port
  }
  const ids = new Set<string>(port.symbols.map(({ id }) => id))
  const goneIds = Object.keys(value.symbols).filter((id) => !ids.has(id))
  const [id] = goneIds
  if (id !== undefined) {
    const found = resolver.resolve(id)
    const near = found.kind === 'missing' ? found.nearest : []
    report('symbol', goneIds, near, lineOf(['symbols', id]))
  }
  const suites = port.parity?.suites.map(({ suite }) => suite) ?? []
  const named = new Set(Object.values(value.symbols).flatMap((counts) => Object.keys(counts)))
  const goneSuites = [...named].filter((suite) => !suites.includes(suite)).sort()
  const [suite] = goneSuites
  if (suite !== undefined) {
    const near = nearest(suite, suites)
    report('suite', goneSuites, near === undefined ? [] : [near], lineOfSuite(source, suite))
  }
  return goneIds.length + goneSuites.length > 0 ? port : { ...port, exercised: value.symbols }
}

type Kind = 'port' | 'symbol' | 'suite'

function lineOfSuite({ value, lineOf }: ExercisedSource, suite: string): number {
  const [id = ''] = Object.entries(value.symbols).find(([, counts]) => suite in counts) ?? []
  return lineOf(['symbols', id, suite])
}
