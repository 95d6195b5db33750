import { type Profiler, Session } from 'node:inspector'

/** A function of a script, by where it stands in the text that runs. */
export interface ScriptFunction {
  /** `file:` URL of the script. */
  readonly url: string
  /** UTF-16 offsets; types are blanked out, not cut out, so they are those of the source too. */
  readonly start: number
  readonly end: number
  /** What V8 calls it; empty when it has no name. */
  readonly name: string
}

/** Tells which functions ran. */
export interface Coverage {
  /** The functions that began to run since the last call. */
  readonly take: () => ScriptFunction[]
}

/**
 * Counts, from now on, the calls of every function in scripts whose URL begins with `prefix`. V8 neither inlines
 * nor forgets anything while it counts, so a function that ran is always told.
 */
export function startCoverage(prefix: string): Coverage {
  const session = new Session()
  session.connect()
  // In a session with its own thread the answer comes before `post` returns.
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return {
    take: () =>
      takeScripts(session)
        .filter(({ url }) => url.startsWith(prefix))
        .flatMap(({ url, functions }) =>
          functions.flatMap(({ functionName: name, ranges: [range] }) =>
            range === undefined || range.count === 0
              ? []
              : [{ url, start: range.startOffset, end: range.endOffset, name }],
          ),
        ),
  }
}

function takeScripts(session: Session): Profiler.ScriptCoverage[] {
  let scripts: Profiler.ScriptCoverage[] | undefined
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error
    scripts = taken.result
  })
  if (scripts === undefined) throw new Error('V8 did not answer at once')
  return scripts
}
