import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** `npm run test:all-pages`; not part of `npm test`, which inspects the largest pages of each kind. */
export default defineConfig({
  test: {
    root: dirname(dirname(dirname(fileURLToPath(import.meta.url)))),
    include: ['test/all-pages/**/*.test.ts'],
    globalSetup: ['test/all-pages/set-up.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
  },
})
