import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Loader } from 'astro/loaders'

/** Loads SVG files below `folder` as text; the id is the path without its extension, as `zh/two-sets`. */
export function figureLoader(folder: string): Loader {
  return {
    name: 'figures',
    async load(context) {
      const { store, watcher } = context
      const read = async (): Promise<void> => {
        const names = await readdir(folder, { recursive: true }).catch(() => [])
        const figures = names.filter((name) => name.endsWith('.svg')).sort()
        store.clear()
        for (const name of figures) {
          const id = name
            .split(path.sep)
            .join('/')
            .replace(/\.svg$/u, '')
          const svg = await readFile(path.join(folder, name), 'utf8')
          const data = await context.parseData({ id, data: { svg } })
          store.set({ id, data, digest: context.generateDigest(data) })
        }
      }
      await read()
      watcher?.add(folder)
      for (const event of ['add', 'change', 'unlink']) {
        watcher?.on(event, (changed: string) => {
          if (changed.startsWith(folder)) void read()
        })
      }
    },
  }
}
