import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Has to come before everything else is loaded, hence the import below: it halves the start.
enableCompileCache(join(import.meta.dirname, '../../../.cache/node'))
const { runCommandLine } = await import('./command/command-line.ts')

// A reader that has seen enough, such as `head`, closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const misuse = await runCommandLine(({ output, exitCode }) => {
  process.stdout.write(output)
  process.exitCode = exitCode
})
if (misuse !== undefined) process.exitCode = misuse
