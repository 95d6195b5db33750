import type { BookConfig } from '#schemas/book.ts'
import { resolveAnchors } from './anchor/resolve-anchors.ts'
import { emit } from './emit/emit.ts'
import type { Outcome } from './emit/outcome.ts'
import { type Env, timed } from './env.ts'
import { buildIndex } from './index/build-index.ts'
import { load } from './load/load.ts'
import { weave } from './weave/weave.ts'
import type { Woven } from './weave/woven.ts'

/** The last stage: `emit` writes, `check` compares. */
export type Finish = (woven: Woven, env: Env) => Outcome

/** Extracts a book: the whole tool, in the order things happen. Whatever is wrong is in `env.problems`. */
export async function extract(book: BookConfig, env: Env, finish: Finish = emit): Promise<Outcome> {
  const sources = await timed(env, 'load', () => load(book, env))
  const index = await timed(env, 'index', () => buildIndex(sources.ports, env))
  const anchors = await timed(env, 'anchor', () => resolveAnchors(sources, index, env))
  const woven = await timed(env, 'weave', () => weave(anchors, env))
  return timed(env, 'emit', () => finish(woven, env))
}
