import type { Env } from '../env.ts'
import type { PortProgram } from '../load/port-program.ts'
import type { BookIndex } from './book-index.ts'
import { reportCaseClashes } from './case-clash.ts'
import { indexFiles } from './index-files.ts'
import { joinPorts } from './join-ports.ts'
import { joinUpstream } from './join-upstream.ts'

/**
 * Indexes the ports of a book: symbols, occurrences, calls, doc comments, and what they stand for upstream.
 * Problems are reported; the index is as complete as they allow.
 */
export async function buildIndex(programs: readonly PortProgram[], env: Env): Promise<BookIndex> {
  const indexes = await indexFiles(programs, env)
  const joined = joinPorts(programs, indexes)
  reportCaseClashes(joined, env)
  return joinUpstream(joined, programs, env)
}
