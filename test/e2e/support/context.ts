import type { BrowserFiles } from '../../../tools/browser/src/browser-files.ts'

/** A built site that is being served. */
export interface Site {
  /** Absolute path of the built files. */
  readonly dist: string
  readonly base: string
  /** Address of the site's root: origin and base, ending in `/`. */
  readonly url: string
}

/** What the global set-up hands to the tests. */
export interface E2eContext {
  readonly root: string
  readonly browser: BrowserFiles
  /** Built for `/` and, except where every page is inspected, for `/book/`. */
  readonly sites: readonly [Site, ...Site[]]
  /** Hash the sites were built from. */
  readonly inputs: string
}

declare module 'vitest' {
  interface ProvidedContext {
    e2e: E2eContext
    /** Another book; see `buildOtherBook`. */
    bread: Site
  }
}
