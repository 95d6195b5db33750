import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the port. */
export const portFolder = fileURLToPath(new URL('../../', import.meta.url))

const tsc = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url))
const typeRoots = fileURLToPath(new URL('../../../../node_modules/@types', import.meta.url))

/** The packed package, installed in a project of its own. */
export interface PackedPackage {
  /** The project: empty but for its package.json and node_modules. */
  readonly project: string
  /** Paths inside the tarball. */
  readonly files: readonly string[]
}

/** Packs the port as `npm publish` would and installs the tarball, without a network. */
export function installPackedPackage(): PackedPackage {
  const folder = mkdtempSync(join(tmpdir(), 'workqueue-package-'))
  const npm = (cwd: string, ...args: string[]): string =>
    execFileSync('npm', [...args, '--cache', join(folder, 'cache')], { cwd, encoding: 'utf8' })

  const packed = npm(portFolder, 'pack', '--silent', '--pack-destination', folder, '--json')
  const [tarball] = tarballs(JSON.parse(packed.slice(packed.search(/^[[{]/mu))))
  if (tarball === undefined) throw new Error(`npm pack printed ${packed}`)

  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }\n')
  npm(project, 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball.filename))
  return { project, files: tarball.files.map((file) => file.path) }
}

interface Tarball {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

/** npm up to 11 prints a list, npm 12 an object by package name. */
function tarballs(report: unknown): Tarball[] {
  return Object.values(report as Record<string, Tarball>)
}

/** Writes `files` into the project, by path. */
export function writeProject(project: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(project, path, '..'), { recursive: true })
    writeFileSync(join(project, path), text)
  }
}

/** Type-checks a folder of the project; returns what tsc printed, empty if all is well. */
export function typeCheck(project: string, folder: string, options: object): string {
  const config = {
    compilerOptions: {
      target: 'ES2023',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      typeRoots: [typeRoots],
      ...options,
    },
    include: [`${folder}/**/*.ts`],
  }
  const path = join(project, `tsconfig.${folder}.json`)
  writeFileSync(path, JSON.stringify(config))
  try {
    return execFileSync(process.execPath, [tsc, '-p', path], { encoding: 'utf8' })
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout)
  }
}

/** Runs a script of the project and returns its standard output. */
export function runNode(project: string, ...args: string[]): string {
  return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', timeout: 60_000 })
}
