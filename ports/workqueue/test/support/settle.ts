import { setImmediate } from 'node:timers/promises'

/**
 * Resolves when everything that can run without time passing has run: all
 * promise callbacks come before the next turn of the event loop.
 */
export async function settle(): Promise<void> {
  await setImmediate()
}
