import { parsePortName } from '#schemas/ids.ts'
import { createEnv } from '../../extract/src/create-env.ts'
import { buildIndex } from '../../extract/src/index/build-index.ts'
import { createDiskFileSystem } from '../../extract/src/load/disk-file-system.ts'
import { loadPort } from '../../extract/src/load/port-program.ts'

// Run by index-run.ts: indexes the port in the folder it is given, as `extract` does.
const [root = '.', path = 'port'] = process.argv.slice(2)
const env = createEnv(createDiskFileSystem(root), { now: () => 0 })
const program = loadPort({ name: parsePortName('rxjs'), path }, env)
const index = await buildIndex(program === undefined ? [] : [program], env)
if (index.files.length === 0) throw new Error(JSON.stringify(env.problems))
