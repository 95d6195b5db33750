import { enableCompileCache } from 'node:module'

// Measured by index-typescript.ts. Starts as tools/extract/src/cli.ts does: with its compiled code kept.
enableCompileCache(process.env['BENCH_CODE_CACHE'])
await import('./index-once.ts')
