import { buildSite } from './src/build-site.ts'
import { terminal } from './src/terminal.ts'

process.exitCode = await buildSite(process.env, terminal)
