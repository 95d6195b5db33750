import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from './bench-row.ts'
import { FetchError } from './anchor-workspace.ts'
import { LabelError } from './anchor-label-score.ts'
import { benchAnchors } from './bench-anchors.ts'
import { benchLabels } from './bench-labels.ts'
import { benchQueue, goIsMissing } from './bench-queue.ts'
import { benchSearch } from './bench-search.ts'
import { benchSite } from './bench-site.ts'
import { hoverRows } from './hover-rows.ts'
import { benchIndex } from './index-typescript.ts'
import { pageWeightRows } from './page-weight-rows.ts'
import { renderTable } from './render-table.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** What can be measured on its own, in the order in which everything is. */
const SECTIONS: Readonly<Record<string, () => BenchRow[] | Promise<BenchRow[]>>> = {
  pages: () => [...pageWeightRows(join(root, 'dist'), root), ...hoverRows(join(root, 'dist'))],
  site: () => {
    console.error('building the site and plain Starlight')
    return benchSite(root)
  },
  search: () => {
    console.error('searching the site with ours, Pagefind and MiniSearch')
    return benchSearch(root)
  },
  index: () => {
    console.error('indexing rxjs, which takes a few minutes')
    return benchIndex(root)
  },
  anchors: () => {
    console.error('anchoring notes in code that changes, which takes a few minutes')
    return benchAnchors(root, (text) => {
      console.log(text)
    })
  },
  labels: () =>
    benchLabels(root, (text) => {
      console.log(text)
    }),
  queues: () => {
    if (goIsMissing()) {
      console.error(
        'queues: skipped, because client-go is measured through Go, which is not installed',
      )
      return []
    }
    console.error('running the queues and those of client-go')
    return benchQueue(root)
  },
}

/** `node tools/bench/src/cli.ts [section…]`: measures everything, or what is named, and prints one table. */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(SECTIONS, name))
  if (unknown !== undefined) {
    console.error(
      `nothing called ${unknown} is measured; there are ${Object.keys(SECTIONS).join(', ')}`,
    )
    return 1
  }
  const chosen = Object.entries(SECTIONS).filter(
    ([name]) => names.length === 0 || names.includes(name),
  )
  const needsSite = chosen.some(([name]) => ['pages', 'site', 'search'].includes(name))
  if (
    needsSite &&
    !(existsSync(join(root, 'dist')) && existsSync(join(root, 'src/content/knowledge')))
  ) {
    console.error('This is measured on the built site: npm run build')
    return 1
  }
  const rows: BenchRow[] = []
  for (const [, measure] of chosen) rows.push(...(await measure()))
  console.log(renderTable(rows))
  return rows.every((row) => row.ok) ? 0 : 3
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof LabelError) {
    console.error(`labels: ${error.message}`)
    process.exitCode = 1
  } else if (error instanceof FetchError) {
    console.error(`anchors: cannot fetch what is measured: ${error.message}`)
    process.exitCode = 2
  } else throw error
}
