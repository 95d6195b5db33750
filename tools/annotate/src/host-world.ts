import { execFileSync, spawnSync } from 'node:child_process'
import { sep } from 'node:path'
import { readLimited } from './read-limited.ts'
import type { World } from './world.ts'

/** Where there is no terminal to ask. */
const DEFAULT_COLUMNS = 100

/** The machine a command runs on. */
export function createHostWorld(): World {
  const { stdin, stdout, env } = process
  return {
    terminal: {
      input: stdin,
      output: stdout,
      // A terminal of no width, as some programs make them, cannot show a list: drawing one would never end.
      isInteractive: stdin.isTTY && stdout.isTTY && stdout.columns > 0,
      hasColor: hasColor(),
      columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : DEFAULT_COLUMNS,
    },
    variables: env,
    workingFolder: findWorkingFolder(),
    today: () => localDate(new Date()),
    findAuthor,
    readInput: (limit) => (stdin.isTTY ? Promise.resolve('') : readLimited(stdin, limit)),
    openEditor,
  }
}

/** Where the person stands: npm runs scripts in the folder of the package, and says where it was called. */
function findWorkingFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: called } = process.env
  const folder = process.cwd()
  const isWithin = called !== undefined && `${called}${sep}`.startsWith(`${folder}${sep}`)
  return script === 'annotate' && isWithin ? called : folder
}

/** NO_COLOR and FORCE_COLOR decide before the terminal does. */
function hasColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return process.stdout.isTTY && process.stdout.hasColors()
}

function localDate(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

function findAuthor(folder: string): string | undefined {
  try {
    const name = execFileSync('git', ['-C', folder, 'config', 'user.name'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return name === '' ? undefined : name
  } catch {
    // No Git, or nobody has told it a name.
    return undefined
  }
}

/** Through the shell, since `EDITOR` may hold arguments: `code --wait`. */
function openEditor(command: string, file: string): number | null {
  // Ctrl-C in the editor is the editor's affair.
  const ignore = (): void => undefined
  process.on('SIGINT', ignore)
  const { status } =
    process.platform === 'win32'
      ? spawnSync(`${command} "${file}"`, { stdio: 'inherit', shell: true })
      : spawnSync('sh', ['-c', `${command} "$1"`, 'annotate', file], { stdio: 'inherit' })
  setImmediate(() => process.off('SIGINT', ignore))
  return status
}
