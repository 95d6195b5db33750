import { describe, expect, it } from 'vitest'
import { watchBook, type WatchWorld } from '../src/watch.ts'

/** A world whose changes and quiet moments the test makes itself. */
function createWorld(): WatchWorld & { change: () => void; quiet: () => void; open: number } {
  const listeners: (() => void)[] = []
  let pending: (() => void) | undefined
  const world = {
    open: 0,
    subscribe: (_path: string, onChange: (path: string) => void) => {
      world.open += 1
      listeners.push(() => {
        onChange('x')
      })
      return { close: () => void (world.open -= 1) }
    },
    debounce: (callback: () => void) => () => void (pending = callback),
    change: () => {
      for (const listener of listeners) listener()
    },
    quiet: () => pending?.(),
  }
  return world
}

/** Runs that end when the test says so. */
function createRuns(): { run: () => Promise<void>; finish: () => Promise<void>; count: number } {
  let end: () => void = () => undefined
  const runs = {
    count: 0,
    run: () => {
      runs.count += 1
      return new Promise<void>((resolve) => (end = resolve))
    },
    finish: async () => {
      end()
      await new Promise(setImmediate)
    },
  }
  return runs
}

describe('watching a book', () => {
  it('runs once for many changes that come together', () => {
    const world = createWorld()
    const runs = createRuns()
    watchBook(['chapters', 'ports'], world, runs.run)
    world.change()
    world.change()
    world.quiet()
    expect(runs.count).toBe(1)
  })

  it('runs once more after a run during which something changed, never two at a time', async () => {
    const world = createWorld()
    const runs = createRuns()
    watchBook(['chapters'], world, runs.run)
    world.change()
    world.quiet()
    world.change()
    world.quiet()
    world.quiet()
    expect(runs.count).toBe(1)
    await runs.finish()
    expect(runs.count).toBe(2)
    await runs.finish()
    expect(runs.count).toBe(2)
    world.quiet()
    expect(runs.count).toBe(3)
  })

  it('lets go of every folder when it ends', () => {
    const world = createWorld()
    const stop = watchBook(['chapters', 'ports'], world, createRuns().run)
    expect(world.open).toBe(2)
    stop()
    expect(world.open).toBe(0)
  })
})
