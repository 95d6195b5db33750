import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { findBrowser } from '../../tools/browser/src/browser-files.ts'
import { buildSite } from './support/build-site.ts'
import { hashInputs } from './support/content-hash.ts'
import type { Site } from './support/context.ts'
import { buildOtherBook } from './support/other-book.ts'
import { serveFolder, type StaticServer } from './support/static-server.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Where the other book is served. */
const BREAD = '/bread/'

/**
 * Builds the site for both homes and the other book, serves them and finds the browser; afterwards stops the servers.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stop = await setUpSites(project, [
    ['/', '.cache/e2e/at-root'],
    ['/book/', '.cache/e2e/below'],
  ])
  const dist = buildOtherBook(root, BREAD)
  const server = await serveFolder(dist, BREAD)
  project.provide('bread', { dist, base: BREAD, url: server.origin + BREAD })
  return async () => {
    await Promise.all([stop(), server.close()])
  }
}

type Home = readonly [base: string, dist: string]

/** The same for the homes given. */
export async function setUpSites(
  project: TestProject,
  [first, ...others]: readonly [Home, ...Home[]],
): Promise<() => Promise<void>> {
  const inputs = hashInputs(root)
  const browser = findBrowser(root, join(root, '.cache'))
  const servers: StaticServer[] = []
  const serve = async ([base, dist]: Home): Promise<Site> => {
    const config = join(root, 'book.config.ts')
    buildSite({ root, config, book: root, dist, base, inputs })
    const folder = join(root, dist)
    const server = await serveFolder(folder, base)
    servers.push(server)
    return { dist: folder, base, url: server.origin + base }
  }
  const sites: [Site, ...Site[]] = [await serve(first)]
  for (const home of others) sites.push(await serve(home))
  project.provide('e2e', { root, browser, sites, inputs })
  return async () => {
    await Promise.all(servers.map((server) => server.close()))
  }
}
