import { checkBudgets } from './check-budgets.ts'
import { checkFences } from './check-fences.ts'
import { checkMarkdownLinks, findMarkdownFiles } from './check-links.ts'
import { findExampleFiles } from './example-files.ts'
import { fromProblems, runAll, type Step, type StepResult } from './step.ts'
import { findTypeScriptProjects } from './typescript-projects.ts'

const EXTRACT = ['node', 'tools/extract/src/cli.ts']
const CYCLES = ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err']

function checkLinks(root: string): StepResult {
  const files = findMarkdownFiles(root)
  return fromProblems(checkMarkdownLinks(root, files), `${files.length} files`)
}

/** The pages of a change that touches only notes may lag behind; only a base says whether it is one. */
function wovenTextCommand(base: string | undefined): string[] {
  return [...EXTRACT, '--check', ...(base === undefined ? [] : ['--base', base])]
}

/** What `npm run validate` checks, in order; a later step may use what an earlier one wrote. */
export const STEPS: readonly Step[] = [
  {
    name: 'types',
    run: (env) =>
      runAll(
        env,
        findTypeScriptProjects(env.root).map((path) => ['tsc', '-p', path, '--pretty', 'false']),
      ),
  },
  { name: 'woven text', run: (env) => env.run(wovenTextCommand(env.base)) },
  { name: 'extract', run: (env) => env.run(EXTRACT) },
  { name: 'astro check', run: (env) => env.run(['astro', 'check']) },
  // After astro check, which generates the types of the content.
  { name: 'lint', run: (env) => env.run(['eslint', '--max-warnings', '0', '.']) },
  { name: 'format', run: (env) => env.run(['prettier', '--check', '--log-level', 'warn', '.']) },
  { name: 'spelling', run: (env) => env.run(['cspell', 'lint', '--no-progress', '.']) },
  {
    name: 'import cycles',
    run: (env) => env.run([...CYCLES, 'schemas', 'authored', 'ports', 'tools', 'src', 'test']),
  },
  {
    name: 'links in Markdown',
    run: (env) => Promise.resolve(checkLinks(env.root)),
  },
  { name: 'examples', run: (env) => checkFences(env, findExampleFiles(env.root)) },
  { name: 'site', run: (env) => env.run(['npm', 'run', '-s', 'build']) },
  { name: 'budgets', run: (env) => Promise.resolve(checkBudgets(env)) },
]
