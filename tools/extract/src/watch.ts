import type { BookConfig } from '#schemas/book.ts'

/** Tells of changes below a folder or to a file, by path relative to the book's root, until it is closed. */
export type Subscribe = (path: string, onChange: (path: string) => void) => { close(): void }

/** Calls back once, some time after the last call. */
export type Debounce = (callback: () => void) => () => void

/** The world as a watch sees it. */
export interface WatchWorld {
  readonly subscribe: Subscribe
  readonly debounce: Debounce
}

/**
 * Runs `run` after every change to what a book is made of. Changes during a run lead to one more run after
 * it, never to two at a time. Gives a function that ends the watch.
 */
export function watchBook(
  paths: readonly string[],
  world: WatchWorld,
  run: () => Promise<void>,
): () => void {
  let isRunning = false
  let isWanted = false
  const start = async (): Promise<void> => {
    if (isRunning) {
      isWanted = true
      return
    }
    isRunning = true
    do {
      isWanted = false
      await run()
    } while (wasWanted())
    isRunning = false
  }
  const wasWanted = (): boolean => isWanted
  const settle = world.debounce(() => void start())
  const subscriptions = paths.map((path) => world.subscribe(path, settle))
  return () => {
    for (const subscription of subscriptions) subscription.close()
  }
}

/** What a book is made of: never what extract writes. */
export function watchedPaths(book: BookConfig, file: string): string[] {
  const ports = book.ports.flatMap(({ path }) => [
    `${path}/src`,
    `${path}/test`,
    `${path}/charts`,
    `${path}/scenarios`,
    `${path}/vectors`,
    `${path}/mutants.yaml`,
    `${path}/PORT.md`,
    `${path}/upstream.json`,
    `${path}/upstream-map.yaml`,
    `${path}/requirements.json`,
  ])
  return [file, book.chapters, book.annotations, book.terms, book.redirects, ...ports]
}
