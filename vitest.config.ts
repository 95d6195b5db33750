import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Read by .ci/run, which counts and compares the skips.
    reporters: ['default', ['json', { outputFile: '.cache/test-report.json' }]],
    projects: [
      {
        test: {
          name: 'ports',
          include: ['ports/*/test/**/*.test.ts'],
          setupFiles: ['test/support/property-seed.ts'],
        },
      },
      {
        test: {
          name: 'tools',
          include: ['tools/*/test/**/*.test.ts', 'test/repository/**/*.test.ts'],
          setupFiles: ['test/support/property-seed.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
