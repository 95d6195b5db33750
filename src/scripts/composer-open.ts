import { z } from 'zod'
import type { ComposerRequest } from './composer-request.ts'

/**
 * Opens the composer, which loads when it is first wanted.
 *
 * @returns what to say after it has closed; empty when there is nothing to say
 */
export async function openComposer(request: ComposerRequest): Promise<string> {
  // The policy of the pages forbids the code that zod would generate; it has to know before schemas are made.
  z.config({ jitless: true })
  const { compose } = await import('./composer-dialog.ts')
  return compose(request)
}
