import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from './bench-row.ts'
import { benchSite } from './bench-site.ts'
import { benchIndex } from './index-typescript.ts'
import { pageWeightRows } from './page-weight-rows.ts'
import { renderTable } from './render-table.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

/** `node tools/bench/src/cli.ts`: measures everything and prints one table. */
async function main(): Promise<number> {
  if (!existsSync(join(root, 'dist')) || !existsSync(join(root, 'src/content/knowledge'))) {
    console.error('The page weights are those of the built site: npm run build')
    return 1
  }
  const rows: BenchRow[] = [...pageWeightRows(join(root, 'dist'), root)]
  console.error('building the site and plain Starlight')
  rows.push(...benchSite(root))
  console.error('indexing rxjs, which takes a few minutes')
  rows.push(...(await benchIndex(root)))
  console.log(renderTable(rows))
  return rows.every((row) => row.ok) ? 0 : 3
}

process.exitCode = await main()
