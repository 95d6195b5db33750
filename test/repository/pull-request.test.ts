import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readJson, readText, ROOT } from './repository-files.ts'

const stepSchema = z.object({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  run: z.string().optional(),
})
const workflowSchema = z.object({
  jobs: z.record(z.string(), z.object({ steps: z.array(stepSchema) })),
})

/** The commands of a job, without the installation. */
function stepsOf(workflow: string, job: string): z.infer<typeof stepSchema>[] {
  const { jobs } = workflowSchema.parse(parse(readText(`.github/workflows/${workflow}.yml`)))
  return (jobs[job]?.steps ?? []).filter(({ run }) => run !== undefined && run !== 'npm ci')
}

const BOOK = join(ROOT, 'examples/other-book')
/** Inside the repository, so that packages and the runtime are found. */
const SCRATCH = join(ROOT, '.cache/tests/pull-request')
const ORIGIN = join(SCRATCH, 'origin')

const IDENTITY = ['user.name=T', 'user.email=t@example.org', 'commit.gpgsign=false']

function git(root: string, ...args: string[]): string {
  const settings = IDENTITY.flatMap((setting) => ['-c', setting])
  return execFileSync('git', ['-C', root, ...settings, ...args], { encoding: 'utf8' }).trim()
}

function commit(root: string, message: string): void {
  git(root, 'add', '--all')
  git(root, 'commit', '--quiet', '--message', message)
}

/** Scripts of the repository, as the book in a folder of its own calls them. */
function writeManifest(root: string): void {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(readJson('package.json'))
  for (const [name, command] of Object.entries(scripts))
    scripts[name] = command.replace(/^node tools\//u, `node ${ROOT}/tools/`)
  const manifest = { type: 'module', imports: { '#schemas/*': './schemas/*' }, scripts }
  writeFileSync(join(root, 'package.json'), JSON.stringify(manifest))
  symlinkSync(join(ROOT, 'schemas'), join(root, 'schemas'))
  writeFileSync(join(root, '.gitignore'), `${readText('.gitignore')}\nschemas\n`)
}

const NOTES: Readonly<Record<string, [target: string, quote: string]>> = {
  'folds-are-slow': ['oven/baking-day#folds', 'takes: 30,'],
  'needs-flour': ['oven/dough#hydration', 'if (dough.flour <= 0)'],
  'adds-them-up': ['oven/baking-day#BakingDay.length', 'total + step.takes'],
}

const portSchema = z.object({ symbols: z.array(z.object({ id: z.string(), code: z.string() })) })

/** Text of a note as its author writes it: the hash is what `extract -- quote` says. */
function noteText(root: string, [target, quote]: readonly [string, string], body: string): string {
  const records = readFileSync(join(root, 'src/content/knowledge/ports/oven.json'), 'utf8')
  const { symbols } = portSchema.parse(JSON.parse(records))
  const code = symbols.find(({ id }) => id === target)?.code ?? ''
  return `---
target: ${target}
quote: ${JSON.stringify(quote)}
kind: question
lang: en
author: A Stranger
created: 2026-11-23
code: ${code}
---

${body}
`
}

function addNote(root: string, id: string, place: readonly [string, string], body: string): void {
  writeFileSync(join(root, `annotations/oven/${id}.md`), noteText(root, place, body))
}

/** A copy of the repository on a branch of its own; what was worked out comes along, as it would not on a forge. */
function branch(name: string): string {
  const root = join(SCRATCH, name)
  cpSync(ORIGIN, root, { recursive: true, verbatimSymlinks: true })
  git(root, 'checkout', '--quiet', '-b', name)
  return root
}

/** Which steps run: those that decide, or the report on top. */
type Extent = 'verdict' | 'report'

interface JobRun {
  ok: boolean
  log: string
  summary: string
  woven: string
}

/** Does to what is committed what the forge does: merges it into main, then runs the steps of the job. */
function check(root: string, extent: Extent = 'report'): JobRun {
  const head = git(root, 'rev-parse', '--abbrev-ref', 'HEAD')
  git(root, 'checkout', '--quiet', '--detach', 'main')
  git(root, 'merge', '--quiet', '--no-ff', '--no-edit', head)
  const temp = `${root}-temp`
  mkdirSync(temp)
  const summary = join(temp, 'summary.md')
  writeFileSync(summary, '')
  const BASE = git(root, 'rev-parse', 'main')
  let ok = true
  let log = ''
  for (const { if: condition, run = '' } of stepsOf('check', 'woven-text')) {
    const isSkipped = !ok && condition === undefined
    if (isSkipped || (extent === 'verdict' && run.includes('GITHUB_STEP_SUMMARY'))) continue
    const done = spawnSync('bash', ['-e', '-c', run], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, BASE, RUNNER_TEMP: temp, GITHUB_STEP_SUMMARY: summary },
    })
    log += done.stdout + done.stderr
    ok &&= done.status === 0
  }
  const woven = extent === 'report' ? readFileSync(join(temp, 'report/woven.diff'), 'utf8') : ''
  return { ok, log, summary: readFileSync(summary, 'utf8'), woven }
}

/** What only the scope of a job says. */
function isNotesOnly(root: string): boolean {
  const scope = stepsOf('check', 'run').find(({ id }) => id === 'scope')?.run ?? 'false'
  const output = join(root, '.cache/output')
  writeFileSync(output, '')
  const BASE = git(root, 'rev-parse', 'main')
  const env = { ...process.env, BASE, GITHUB_OUTPUT: output }
  execFileSync('bash', ['-e', '-c', scope], { cwd: root, env })
  return readFileSync(output, 'utf8').includes('notes-only=true')
}

const START = ['oven/baking-day#BakingDay.startTimes', 'let time = ready'] as const
const STORE = ['oven/baking-day#BakingDay.startTimes', 'starts.set(step.name, time)'] as const

beforeAll(() => {
  rmSync(SCRATCH, { recursive: true, force: true })
  mkdirSync(ORIGIN, { recursive: true })
  for (const name of ['annotations', 'chapters', 'oven', 'book.config.ts', 'redirects.yaml'])
    cpSync(join(BOOK, name), join(ORIGIN, name), { recursive: true })
  writeManifest(ORIGIN)
  const weave = (): void => {
    execFileSync('npm', ['run', '-s', 'extract'], { cwd: ORIGIN })
  }
  weave()
  for (const [id, place] of Object.entries(NOTES)) addNote(ORIGIN, id, place, 'Why?')
  weave()
  git(ORIGIN, 'init', '--quiet', '--initial-branch', 'main')
  commit(ORIGIN, 'Begin')
}, 60_000)

describe('a pull request with one new note', () => {
  it('passes, and reports the published text with the note in it', () => {
    const root = branch('one-note')
    addNote(
      root,
      'a-start',
      START,
      'Why from the end?  \n* `unheard` of  words\n\n`````\n::error::x\n`````',
    )
    commit(root, 'Ask')
    const { ok, log, summary, woven } = check(root)
    expect(log).toContain('0 errors')
    expect(ok).toBe(true)
    expect(woven).toContain('+Why from the end?')
    expect(woven).toContain('+<Note slot=')
    // Each fence is longer than what the note has: ``` once woven, ````` as written.
    expect(summary).toMatch(
      /^````diff\ndiff --git a\/src\/content\/docs\/(?:.*\n)+?\+Why from the end\?\n(?:.*\n)+?````$/mu,
    )
    expect(summary).toMatch(
      /^``````text\na-start: anchored\noven\/src\/baking-day\.ts:29-29, (?:.*\n)+?``````$/mu,
    )
    expect(log).not.toMatch(/^\s*::error::x/mu)
    expect(isNotesOnly(root)).toBe(true)
  })

  it('does not conflict with another one on the same chapter, whichever is merged first', () => {
    const first = branch('first')
    addNote(first, 'a-start', START, 'First.')
    commit(first, 'First')
    const second = branch('second')
    addNote(second, 'a-store', STORE, 'Second.')
    commit(second, 'Second')
    for (const [root, other, name] of [
      [first, second, 'second'],
      [second, first, 'first'],
    ] as const) {
      git(root, 'fetch', '--quiet', other, `${name}:${name}`)
      git(root, 'checkout', '--quiet', 'main')
      git(root, 'merge', '--quiet', '--no-ff', '--no-edit', name)
      git(root, 'checkout', '--quiet', root === first ? 'first' : 'second')
      expect(check(root, 'verdict').ok).toBe(true)
      for (const id of ['a-start', 'a-store'])
        expect(existsSync(join(root, `annotations/oven/${id}.md`))).toBe(true)
    }
  })

  it('fails when the note is hostile, at its line and with a hint', () => {
    const root = branch('hostile')
    addNote(root, 'a-trap', START, 'Look.\n\n<img src=x onerror=alert(1)>\n\n```\n##[error]x')
    commit(root, 'Trap')
    const { ok, log, summary } = check(root)
    expect(ok).toBe(false)
    expect(log).toMatch(
      /^::error file=annotations\/oven\/a-trap\.md,line=13,title=EXT304 [^:]*::.*%0APut it into backticks /mu,
    )
    expect(log).not.toContain('##[error]')
    expect(summary).toContain('error EXT304 annotations/oven/a-trap.md:13')
  })

  it('is not excused for a page that lags behind something else', () => {
    const root = branch('more')
    addNote(root, 'a-start', START, 'Why?')
    appendFileSync(join(root, 'chapters/en/wet-dough.md'), '\nMore.\n')
    commit(root, 'Ask and write')
    const { ok, log } = check(root, 'verdict')
    expect(ok).toBe(false)
    expect(log).toContain('::error file=src/content/docs/wet-dough.mdx,title=EXT503')
    expect(isNotesOnly(root)).toBe(false)
  })

  it('counts nothing but Markdown as a note', () => {
    const root = branch('program')
    writeFileSync(join(root, 'annotations/oven/eslint.config.mjs'), 'export default []\n')
    commit(root, 'Configure')
    git(root, 'checkout', '--quiet', '--detach')
    expect(isNotesOnly(root)).toBe(false)
  })
})

describe('a pull request that changes code', () => {
  it('lists the notes it changes, moves, orphans and makes ambiguous, and passes', () => {
    const root = branch('code')
    const edit = (path: string, ...changes: readonly (readonly [string, string])[]): void => {
      const file = join(root, path)
      const text = changes.reduce(
        (before, [from, to]) => before.replaceAll(from, to),
        readFileSync(file, 'utf8'),
      )
      writeFileSync(file, text)
    }
    edit(
      'oven/src/baking-day.ts',
      ['starts.set(step.name, time)', 'starts.set(step.name, Math.floor(time))'],
      ['folds(', 'foldings('],
      ['total + step.takes, 0', 'total + step.takes || total + step.takes, 0'],
    )
    edit('oven/src/dough.ts', ['if (dough.flour <= 0)', 'if (!(dough.flour > 0))'])
    execFileSync('npm', ['run', '-s', 'extract'], { cwd: root })
    commit(root, 'Change code')
    const { ok, log, summary } = check(root)
    expect(ok).toBe(true)
    for (const reason of [
      '`evening-before`: `oven/baking-day#BakingDay.startTimes` changed since',
      '`folds-are-slow`: `oven/baking-day#folds` is now `oven/baking-day#foldings`',
      '`needs-flour` is withheld: the quote is not in `oven/dough#hydration`',
      '`adds-them-up` is withheld: the quote is in `oven/baking-day#BakingDay.length` 2 times',
    ])
      expect(summary).toContain(reason)
    // Old code beside new, and what to type.
    expect(summary).toMatch(/^ +-.*starts\.set\(step\.name, time\)$/mu)
    expect(summary).toContain(
      'npm run annotate -- move folds-are-slow "oven/baking-day#foldings"\n',
    )
    const inline = [
      ...log.matchAll(/^::\w+ file=annotations\/oven\/([a-z-]+)\.md,title=EXT33[0-3]/gmu),
    ]
    expect(inline.map(([, id]) => id).sort()).toEqual([
      'adds-them-up',
      'evening-before',
      'folds-are-slow',
      'needs-flour',
    ])
  })
})

describe('publishing', () => {
  it('commits the pages that merged notes change, unless main has moved on', () => {
    const root = branch('published')
    const remote = join(SCRATCH, 'remote')
    git(SCRATCH, 'clone', '--quiet', '--bare', ORIGIN, remote)
    addNote(root, 'a-start', START, 'Why?')
    commit(root, 'Ask')
    git(root, 'push', '--quiet', remote, 'HEAD:main')
    const merged = git(root, 'rev-parse', 'HEAD')
    const publish = (): void => {
      for (const { run = '' } of stepsOf('publish', 'weave'))
        execFileSync('bash', ['-e', '-c', run], {
          cwd: root,
          stdio: 'pipe',
          env: { ...process.env, REMOTE: remote, GITHUB_SHA: merged },
        })
    }
    publish()
    expect(git(remote, 'log', '-1', '--format=%s', 'main')).toBe('Weave the notes merged since')
    expect(git(remote, 'show', 'main', '--name-only', '--format=').split('\n')).toEqual([
      'src/content/docs/backwards.mdx',
    ])
    execFileSync('npm', ['run', '-s', 'extract', '--', '--check'], { cwd: root })
    expect(git(remote, 'rev-list', '--count', 'main')).toBe('3')
    // Somebody else was faster.
    git(root, 'checkout', '--quiet', '--detach', merged)
    publish()
    expect(git(remote, 'rev-list', '--count', 'main')).toBe('3')
  })
})
