import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { visit } from 'unist-util-visit'
import type { BookConfig, Port } from '#schemas/book.ts'
import type { DrawnChart } from '../chart/draw-charts.ts'
import type { Env } from '../env.ts'
import { nearest } from '../nearest.ts'
import { chartProblems as problems } from '../problems/chart-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { ChapterSource } from './chapter-source.ts'
import type { ChartSource } from './chart-source.ts'
import { checkChart } from './check-chart.ts'
import { hashText } from './content-hash.ts'
import { type KeptResults, openKept } from './kept-results.ts'
import type { PortProgram } from './port-program.ts'
import { listSources, readSource } from './read-source.ts'
import { runModule } from './run-module.ts'

interface Work {
  readonly book: BookConfig
  readonly env: Env
  readonly kept: KeptResults<DrawnChart[]>
  /** Digest of all code a chart can come from, beside its own module. */
  readonly base: () => string
}

/** The charts that chapters refer to, drawn for every language. A module runs only when its code changed. */
export async function loadCharts(
  chapters: readonly ChapterSource[],
  ports: readonly PortProgram[],
  book: BookConfig,
  env: Env,
): Promise<ChartSource[]> {
  const references = findReferences(chapters)
  if (references.size === 0) return []
  const known = new Map(book.ports.flatMap((port) => listModules(port, env)))
  let base: string | undefined
  const work: Work = {
    book,
    env,
    kept: openKept('charts', env),
    base: () => (base ??= digestCode(ports, book)),
  }
  const charts: ChartSource[] = []
  for (const [name, places] of references) {
    const file = known.get(name)
    const [first] = places
    if (file === undefined) reportMissing(name, places, [...known.keys()], work)
    else if (first !== undefined)
      for (const drawn of await loadChart(file, first, work)) charts.push({ name, ...drawn })
  }
  work.kept.save()
  return charts
}

/** By name, sorted, with every place that refers to it. */
function findReferences(chapters: readonly ChapterSource[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const { body, file } of chapters)
    visit(body, 'chart', ({ src, position }) => {
      const place = { file, line: position?.start.line }
      found.set(src, [...(found.get(src) ?? []), place])
    })
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** `workqueue/exponential` → `ports/workqueue/charts/exponential.ts` */
function listModules({ name, path }: Port, env: Env): [string, string][] {
  const folder = `${path}/charts`
  return env.fs.list(folder).flatMap((entry): [string, string][] => {
    const file = entry.path.slice(folder.length + 1)
    return entry.kind === 'file' && /^[a-z0-9-]+\.ts$/u.test(file)
      ? [[`${name}/${file.slice(0, -'.ts'.length)}`, entry.path]]
      : []
  })
}

function reportMissing(
  name: string,
  places: readonly Place[],
  known: readonly string[],
  { book, env }: Work,
): void {
  const [port = '', chart = ''] = name.split('/')
  const path = book.ports.find((one) => one.name === port)?.path ?? `ports/${port}`
  const near = nearest(name, known)
  const args = { file: `${path}/charts/${chart}.ts`, nearest: near ? [near] : [] }
  for (const place of places) env.report(createProblem(problems.missing, args, place))
}

const MAX_ISSUES = 5

async function loadChart(file: string, place: Place, work: Work): Promise<readonly DrawnChart[]> {
  const { book, env, kept } = work
  const text = readSource(env, file)
  if (text === undefined) return []
  const key = hashText([file, text, siblings(file, text, env), work.base()].join('\0'))
  const known = kept.find(key)
  if (known !== undefined) return known
  env.log.progress(`load: ${file}`)
  const run = runModule(env.fs.root, file)
  if (run.kind === 'failed' || !run.exports.includes('chart')) {
    const reason = run.kind === 'failed' ? run.reason : 'it has no export `chart`'
    env.report(createProblem(problems.failed, { file, reason }, place))
    return []
  }
  const checked = checkChart(run.value, book)
  if (checked.kind === 'issues') {
    for (const { path, field, reason } of checked.issues.slice(0, MAX_ISSUES))
      env.report(
        createProblem(problems.shape, { file, field: fieldOf(path, field), reason }, place),
      )
    return []
  }
  // Scales and curves take longer to load than all charts that nobody changed.
  const { drawCharts } = await import('../chart/draw-charts.ts')
  const drawn = drawCharts(
    checked.value,
    book.locales.map(({ code }) => code),
  )
  kept.keep(key, drawn)
  return drawn
}

function fieldOf(path: readonly PropertyKey[], field: string): string {
  return path.length === 0 ? 'chart' : `chart.${field}`
}

// from './bucket-steps.ts'
const RE_SIBLING = /['"]\.\/[^'"]+['"]/u

/** A module that imports from its own folder changes with every file there. */
function siblings(file: string, text: string, env: Env): string {
  if (!RE_SIBLING.test(text)) return ''
  const folder = file.slice(0, file.lastIndexOf('/'))
  return listSources(env, folder, '.ts')
    .map((path) => `${path}\0${readSource(env, path) ?? ''}`)
    .join('\0')
}

/** The ports, the languages, this tool's own part in it, and the engine that computes. */
function digestCode(ports: readonly PortProgram[], book: BookConfig): string {
  const files = ports.flatMap((port) => port.files.map(({ path, hash }) => `${path} ${hash}`))
  const locales = book.locales.map(({ code }) => code)
  const chart = join(import.meta.dirname, '../chart')
  const own = readdirSync(chart).map((name) => join(chart, name))
  const here = ['charts.ts', 'chart-child.ts', 'check-chart.ts', 'run-module.ts'].map((name) =>
    join(import.meta.dirname, name),
  )
  const tool = [...own.sort(), ...here].map((path) => readFileSync(path, 'utf8'))
  return hashText([process.version, ...files, ...locales, ...tool].join('\0'))
}
