import { serveDev } from './src/serve-dev.ts'
import { terminal } from './src/terminal.ts'

process.exitCode = await serveDev(process.env, terminal)
