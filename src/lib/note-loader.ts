import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Loader } from 'astro/loaders'
import { writeSafely } from '#authored/safe-note.ts'
import { noteRecordSchema } from '#schemas/annotation.ts'

/**
 * Loads note records with their bodies rendered: the stored `rendered.html` holds each language's body as
 * JSON, since an entry has room for one text only.
 */
export function noteLoader(folder: string): Loader {
  return {
    name: 'notes',
    async load(context) {
      const { store, watcher } = context
      const read = async (): Promise<void> => {
        const names = await readdir(folder).catch(() => [])
        store.clear()
        for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
          const raw: unknown = JSON.parse(await readFile(path.join(folder, name), 'utf8'))
          const record = noteRecordSchema.parse(raw)
          const bodies: Record<string, string> = {}
          for (const [lang, body] of Object.entries(record.bodies)) {
            bodies[lang] = (await context.renderMarkdown(writeSafely(body))).html
          }
          const data = await context.parseData({ id: record.id, data: { ...record } })
          const rendered = { html: JSON.stringify(bodies) }
          store.set({
            id: record.id,
            data,
            rendered,
            digest: context.generateDigest({ ...record }),
          })
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
