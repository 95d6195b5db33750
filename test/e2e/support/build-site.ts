import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A site to be built. */
export interface SiteOrder {
  /** The repository. */
  readonly root: string
  /** `book.config.ts`. */
  readonly config: string
  /** The book's folder, which {@link SiteOrder.dist} is relative to. */
  readonly book: string
  readonly dist: string
  readonly base: string
  /** Hash of everything the site depends on; a site with the same one is not built again. */
  readonly inputs: string
}

/** Runs the same program as `npm run build`. @throws Error with what it printed when it fails. */
export function buildSite(order: SiteOrder): void {
  const folder = join(order.book, order.dist)
  const stamp = `${folder}.inputs`
  const state = `${order.base} ${order.inputs}`
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return
  rmSync(stamp, { force: true })
  rmSync(folder, { recursive: true, force: true })
  const built = spawnSync(process.execPath, [join(order.root, 'tools', 'site', 'build.ts')], {
    cwd: order.root,
    env: {
      ...ordinaryEnvironment(),
      PATH: [join(order.root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
      BOOK_CONFIG: order.config,
      BOOK_BASE: order.base,
      BOOK_DIST: order.dist,
      NO_COLOR: '1',
    },
    encoding: 'utf8',
  })
  if (built.status !== 0) throw new Error(`${order.config}\n${built.stdout}\n${built.stderr}`)
  writeFileSync(stamp, state)
}

// VITEST_POOL_ID, NODE_ENV, DEV, MODE, BASE_URL
const RE_RUNNER = /^(?:VITEST|TEST|NODE_|DEV$|PROD$|SSR$|MODE$|BASE_URL$)/u

/** What a shell would hand on: the test runner adds variables that would turn the build into another one. */
export function ordinaryEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !RE_RUNNER.test(name)))
}
