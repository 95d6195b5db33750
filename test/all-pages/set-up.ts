import type { TestProject } from 'vitest/node'
import { setUpSites } from '../e2e/global-setup.ts'

/** Builds the site for its own home and serves it. */
export default function setUp(project: TestProject): Promise<() => Promise<void>> {
  return setUpSites(project, [['/', '.cache/e2e/at-root']])
}
