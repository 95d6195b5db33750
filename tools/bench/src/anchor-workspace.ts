import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { RE_LEFT_OUT, type Release, type ReleaseLine } from './anchor-packages.data.ts'

/** npm could not give a package, or gave another one than was asked for. */
export class FetchError extends Error {}

/**
 * The source of a release, by path as in a book whose only port is `p`. Fetched on first use, kept in `.cache/bench`.
 *
 * @throws FetchError
 */
export function readRelease(
  root: string,
  release: Release,
  { folders, maxBytes }: ReleaseLine,
): Map<string, string> {
  const folder = fetchRelease(join(root, '.cache', 'bench', 'releases'), release)
  const paths = folders.flatMap((one) => globSync(`${one}/**/*.ts`, { cwd: folder }))
  const files = new Map<string, string>()
  for (const path of paths.map((one) => one.replaceAll('\\', '/')).sort()) {
    const text = readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')
    if (!RE_LEFT_OUT.test(path) && text.length <= maxBytes) files.set(`p/${path}`, text)
  }
  return files
}

/** Every TypeScript file of a port of this book. */
export function readPort(root: string, port: string): Map<string, string> {
  const folder = join(root, 'ports', port)
  const paths = globSync('src/**/*.ts', { cwd: folder }).map((one) => one.replaceAll('\\', '/'))
  return new Map(
    paths.sort().map((path) => [`p/${path}`, readFileSync(join(folder, path), 'utf8')]),
  )
}

function fetchRelease(cache: string, { name, version, integrity }: Release): string {
  const folder = join(cache, `${name}-${version}`)
  if (existsSync(folder)) return folder
  const fresh = `${folder}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const args = ['pack', `${name}@${version}`, '--pack-destination', fresh, '--ignore-scripts']
  const pack = spawnSync('npm', args, { cwd: cache, encoding: 'utf8' })
  if (pack.status !== 0) throw new FetchError(`npm pack ${name}@${version}\n${pack.stderr}`)
  const [archive = ''] = globSync('*.tgz', { cwd: fresh })
  const bytes = readFileSync(join(fresh, archive))
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
  if (found !== integrity)
    throw new FetchError(`${name}@${version} has the integrity ${found}, not ${integrity}`)
  const unpack = spawnSync('tar', ['-xzf', archive, 'package/src'], {
    cwd: fresh,
    encoding: 'utf8',
  })
  if (unpack.status !== 0) throw new FetchError(`tar ${archive}\n${unpack.stderr}`)
  renameSync(join(fresh, 'package'), folder)
  rmSync(fresh, { recursive: true, force: true })
  return folder
}
