import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJson, readText, repositoryFiles, ROOT } from './repository-files.ts'

const files = repositoryFiles()
const RE_BINARY = /\.(?:png|ico|woff2?|br|gz|tgz|pdf|epub)$/u
/** Inputs of tests may be broken on purpose. */
const RE_FIXTURE = /(?:^|\/)(?:fixtures|results|__snapshots__)\//u
/** This file spells out what it looks for. */
const SELF = 'test/repository/hygiene.test.ts'
/** Written by strangers: extract says what notes may not have, and habits of ours are not among it. */
const RE_NOTE = /^(?:examples\/[^/]+\/)?annotations\//u
const texts = files.filter(
  (path) => !RE_BINARY.test(path) && !RE_FIXTURE.test(path) && path !== SELF,
)
const ours = texts.filter((path) => !RE_NOTE.test(path))

/** Files in which `pattern` occurs, with the line. */
function occurrences(pattern: RegExp, paths = ours): string[] {
  return paths.flatMap((path) =>
    readText(path)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  )
}

describe('files', () => {
  it('are UTF-8 with Unix line ends and a final newline', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const odd = ours.filter((path) => {
      const text = decoder.decode(readFileSync(join(ROOT, path)))
      return (
        text.startsWith('\uFEFF') || text.includes('\r') || (text !== '' && !text.endsWith('\n'))
      )
    })
    expect(odd).toEqual([])
  })

  it('are no symbolic links', () => {
    expect(files.filter((path) => lstatSync(join(ROOT, path)).isSymbolicLink())).toEqual([])
  })

  it('do not differ only in case, which some disks cannot hold', () => {
    const folded = files.map((path) => path.toLowerCase())
    expect(folded.filter((path, index) => folded.indexOf(path) !== index)).toEqual([])
  })

  it('are named after what is in them', () => {
    const vague = /(?:^|[/-])(?:utils?|helpers?|misc|common)\.(?:ts|mjs|astro)$/u
    expect(files.filter((path) => vague.test(path))).toEqual([])
  })
})

describe('text', () => {
  it('names no folder of the machine it was written on', () => {
    expect(occurrences(/(?:^|[\s"'`(=:])\/(?:work|root|home|Users|workspace)\/[a-z]/u)).toEqual([])
  })

  it('names no package registry', () => {
    expect(occurrences(/registry\.(?:npmjs|yarnpkg|npmmirror)|_authToken/u)).toEqual([])
  })

  it('has no leftovers of a merge', () => {
    expect(occurrences(/^(?:<{7}|>{7}|={7})(?: |$)/u, texts)).toEqual([])
  })

  it('gives every TODO an issue', () => {
    // Go has a function called context.TODO.
    expect(occurrences(/(?<!\bcontext\.)\bTODO\b(?!\(#\d+\))/u)).toEqual([])
  })
})

describe('the licence', () => {
  it('is Apache-2.0, whole', () => {
    expect(readText('LICENSE')).toContain('Version 2.0, January 2004')
    expect(readText('LICENSE')).toContain('END OF TERMS AND CONDITIONS')
  })

  it.each(files.filter((path) => /^(?:ports\/[^/]+\/)?package\.json$/u.test(path)))(
    'stands in %s',
    (path) => {
      expect(z.object({ license: z.string() }).parse(readJson(path)).license).toBe('Apache-2.0')
    },
  )

  it('names every upstream project in NOTICE', () => {
    const recorded = files.filter((path) => /^ports\/[^/]+\/upstream\.json$/u.test(path))
    expect(recorded.length).toBeGreaterThan(0)
    for (const path of recorded) {
      const { sources } = z
        .object({ sources: z.array(z.object({ module: z.string() })) })
        .parse(readJson(path))
      for (const { module } of sources) expect(readText('NOTICE')).toContain(module)
    }
  })
})

describe('.ci/expected-skips', () => {
  it('gives a reason for every skip it allows', () => {
    const lines = readText('.ci/expected-skips')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    for (const line of lines) expect(line).toMatch(/^\S.* — \S.*$/u)
    expect(new Set(lines).size).toBe(lines.length)
  })
})
