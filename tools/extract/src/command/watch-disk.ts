import { existsSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import type { WatchWorld } from '../watch.ts'

/** Editors save in several steps; a run in between would see half of them. */
const QUIET_MILLISECONDS = 80

/** Watches the folder `root` on disk. Paths that are not there are watched by the folder they would be in. */
export function createDiskWatch(root: string): WatchWorld {
  return {
    subscribe: (path, onChange) => {
      const absolute = join(root, path)
      if (existsSync(absolute))
        return watch(absolute, { recursive: true }, () => {
          onChange(path)
        })
      return watch(dirname(absolute), (_, name) => {
        if (name !== null && absolute.endsWith(name)) onChange(path)
      })
    },
    debounce: (callback) => {
      let timer: NodeJS.Timeout | undefined
      return () => {
        clearTimeout(timer)
        timer = setTimeout(callback, QUIET_MILLISECONDS)
      }
    },
  }
}
