import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'

/** Sizes in CSS pixels. */
export const PHONE = { width: 360, height: 740 }
export const TABLET = { width: 768, height: 1024 }
export const DESKTOP = { width: 1280, height: 900 }
export const WIDE = { width: 1920, height: 1080 }

async function launch(): Promise<Browser> {
  const { executablePath, env } = inject('e2e').browser
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return chromium.launch({
    ...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
    env: { ...Object.fromEntries(inherited), ...env },
    // The sandbox needs a kernel feature that containers often withhold, and refuses to run as root.
    args: ['--no-sandbox'],
  })
}

type ContextOptions = NonNullable<Parameters<Browser['newContext']>[0]>

/** Opens pages that are closed after the file's tests. */
export interface Pages {
  /** A page in a context of its own, with nothing stored. */
  readonly open: (options?: ContextOptions) => Promise<Page>
}

/** A browser for the tests of one file. */
export function useBrowser(): Pages {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    open: async (options = {}) => {
      if (browser === undefined) throw new Error('pages are opened inside tests')
      const context = await browser.newContext({
        viewport: DESKTOP,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
        ...options,
      })
      return context.newPage()
    },
  }
}

/** The two sites, named by their base, for `describe.each`. */
export function sites(): readonly { base: string; url: string; dist: string }[] {
  return inject('e2e').sites
}

/** The site at `/`. */
export function rootSite(): { base: string; url: string; dist: string } {
  const [site] = inject('e2e').sites
  return site
}
