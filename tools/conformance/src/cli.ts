import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommandLine } from './command-line.ts'
import { runProcess } from './run-process.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

process.exitCode = await runCommandLine(
  {
    root,
    run: runProcess,
    print: (text) => {
      console.log(text.trimEnd())
    },
    random: Math.random,
    now: () => performance.now(),
  },
  process.argv.slice(2),
)
