#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Has to come before everything else is loaded, hence the import below: it halves the start.
enableCompileCache(join(import.meta.dirname, '../../../.cache/node'))
const { runCommandLine } = await import('./command/command-line.ts')
const { createHostWorld } = await import('./host-world.ts')

// A reader that has seen enough, such as `head`, closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const {
  output,
  error = '',
  exitCode,
} = await runCommandLine(createHostWorld(), process.argv.slice(2))
process.stdout.write(output)
process.stderr.write(error)
process.exitCode = exitCode
