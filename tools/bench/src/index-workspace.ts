import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Exact versions: a ratio against "the newest" could not be compared from one month to the next. */
const PEERS = {
  '@sourcegraph/scip-typescript': '0.4.0',
  typedoc: '0.28.20',
  typescript: '5.9.3',
  rxjs: '7.8.2',
} as const

/** Folders the index is measured in. */
export interface IndexWorkspace {
  /** Has `node_modules` with the peers. */
  readonly peers: string
  /** A book whose only port is rxjs. */
  readonly book: string
  /** That port, relative to the book. */
  readonly port: string
  /** Where all programs keep their compiled code. */
  readonly code: string
}

/** Options of rxjs's own build, without where it writes to. */
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noImplicitReturns: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'esnext',
    lib: ['esnext', 'dom'],
    types: [],
    noEmit: true,
  },
  include: ['src/**/*.ts'],
}

/**
 * Installs the peers on first use and lays out rxjs's `src` afresh.
 *
 * @throws Error with npm's output when the peers cannot be installed.
 */
export function prepareIndexWorkspace(root: string): IndexWorkspace {
  const peers = join(root, '.cache', 'bench', 'index-peers')
  const book = join(root, '.cache', 'bench', 'index-book')
  installPeers(peers)
  rmSync(book, { recursive: true, force: true })
  mkdirSync(join(book, 'rxjs'), { recursive: true })
  cpSync(join(peers, 'node_modules', 'rxjs', 'src'), join(book, 'rxjs', 'src'), { recursive: true })
  writeFileSync(join(book, 'rxjs', 'tsconfig.json'), JSON.stringify(TSCONFIG))
  writeFileSync(join(book, 'rxjs', 'package.json'), JSON.stringify({ name: 'rxjs' }))
  return { peers, book, port: 'rxjs', code: join(root, '.cache', 'bench', 'index-code') }
}

function installPeers(folder: string): void {
  const wanted = JSON.stringify({ private: true, dependencies: PEERS })
  const manifest = join(folder, 'package.json')
  const complete = join(folder, 'node_modules', '.package-lock.json')
  if (existsSync(complete) && readFileSync(manifest, 'utf8') === wanted) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(manifest, wanted)
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps']
  const run = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`npm install\n${run.stdout}\n${run.stderr}`)
}

/** `name version`, as a row of the table calls a peer. */
export function peerName(name: keyof typeof PEERS): string {
  return `${name.replace('@sourcegraph/', '')} ${PEERS[name]}`
}
