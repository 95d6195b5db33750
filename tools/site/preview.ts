import { servePreview } from './src/serve-preview.ts'
import { terminal } from './src/terminal.ts'

process.exitCode = await servePreview(process.env, terminal)
