import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What is needed to start the browser; plain data, so that it can be handed to test workers. */
export interface BrowserFiles {
  /** Absent: an installed Chrome is used. */
  readonly executablePath?: string
  readonly env: Readonly<Record<string, string>>
}

const here = dirname(fileURLToPath(import.meta.url))

/**
 * Finds the browser: `CHROMIUM_PATH`; else, on x64 Linux, the one npm installed, unpacked once below `cache`;
 * else an installed Chrome.
 *
 * The unpacked copy lies in a folder named by its version and appears there whole, so that neither an older
 * copy nor a half-written one is ever started, whoever else unpacks at the same time.
 */
export function findBrowser(root: string, cache: string): BrowserFiles {
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen !== undefined) return { executablePath: chosen, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { env: {} }
  const folder = unpack(root, cache)
  const executablePath = join(folder, 'chromium')
  const env = { FONTCONFIG_FILE: writeFontConfiguration(folder) }
  const libraries = { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }
  const complete = [env, libraries].find((candidate) => starts(executablePath, candidate))
  if (complete === undefined) throw new Error(`The browser does not start: ${executablePath}`)
  return { executablePath, env: complete }
}

function unpack(root: string, cache: string): string {
  const manifest = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json')
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(manifest, 'utf8')))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const part = mkdtempSync(join(cache, 'unpack-'))
  const child = spawnSync(process.execPath, [join(here, 'unpack-browser.ts')], {
    env: { ...process.env, TMPDIR: part },
    encoding: 'utf8',
  })
  if (child.status !== 0) throw new Error(`The browser could not be unpacked: ${child.stderr}`)
  try {
    renameSync(part, folder)
  } catch (error) {
    // Another run was first.
    if (!existsSync(folder)) throw error
    rmSync(part, { recursive: true })
  }
  return folder
}

/** The same fonts on every machine, so that widths are comparable. The one it ships names other folders. */
function writeFontConfiguration(folder: string): string {
  const file = join(folder, 'fonts.conf')
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`
  if (!existsSync(file)) writeFileSync(file, text)
  return file
}

function starts(path: string, env: Readonly<Record<string, string>>): boolean {
  return spawnSync(path, ['--version'], { env: { ...process.env, ...env } }).status === 0
}
