import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type CompatData, mdnDocs } from './src/mdn-docs.ts'

/** Writes `src/lib/mdn-docs.json`; run it after an update of the package. A test compares the two. */
const data = fileURLToPath(import.meta.resolve('@mdn/browser-compat-data'))
const docs = mdnDocs(JSON.parse(await readFile(data, 'utf8')) as CompatData)
const file = new URL('../../src/lib/mdn-docs.json', import.meta.url)
await writeFile(file, `${JSON.stringify(docs, null, 2)}\n`)
