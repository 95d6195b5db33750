import type { Env } from '../env.ts'
import { hashText } from '../load/content-hash.ts'
import { createProbeDisk, type Probe, runProbe } from '../load/port-probe.ts'
import type { PortProgram } from '../load/port-program.ts'
import { toolVersion } from './tool-version.ts'

/** Digest of what the indexes of all files share: versions, names of ports and files, configuration, packages. */
export function baseKey(
  programs: readonly PortProgram[],
  probes: readonly Probe[],
  env: Env,
): string {
  const disk = createProbeDisk(env)
  const found = probes.map(
    (probe) => `${probe.kind} ${probe.path} ${runProbe(disk, probe, env.fs.root)}`,
  )
  const ports = programs.map(({ port, tsconfig }) => `${port.name} ${tsconfig}`)
  const files = programs.flatMap((program) => program.files.map(({ path }) => path))
  return hashText([toolVersion(), ...ports, ...files, ...found].join('\n'))
}
