// Run as a program: unpacks the browser that npm installed into the folder that TMPDIR names.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
await chromium.executablePath()
// The libraries it needs where the machine has none.
await inflate(join(dirname(dirname(entry)), 'bin', 'al2023.tar.br'))
