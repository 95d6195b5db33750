// Preloaded into a measured program: on its way out it writes the CPU seconds it and its children have used.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Ticks per second in `/proc`; Linux has used 100 on every platform Node runs on. */
const TICKS = 100

/** Own time and that of the children waited for; elsewhere than on Linux the children are missing. */
function cpuSeconds(): number {
  if (!existsSync('/proc/self/stat')) {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  }
  // The second field is the name in parentheses, which may contain spaces; utime is the 14th field.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
}

const file = process.env['BENCH_CPU_FILE']
if (file !== undefined) {
  // Programs started from here are counted by the kernel, not by themselves.
  delete process.env['BENCH_CPU_FILE']
  process.on('exit', () => {
    writeFileSync(file, String(cpuSeconds()))
  })
}
