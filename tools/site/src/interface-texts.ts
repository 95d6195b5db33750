import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const textsSchema = z.record(z.string(), z.string())

/** The site's own words in a language, English where the site does not speak it. */
export async function readTexts(lang: string): Promise<Readonly<Record<string, string>>> {
  const file = (name: string): URL => new URL(`../../../src/i18n/${name}.json`, import.meta.url)
  const text = await readFile(file(lang), 'utf8').catch(() => readFile(file('en'), 'utf8'))
  return textsSchema.parse(JSON.parse(text))
}
