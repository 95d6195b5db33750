import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import type { LocatedBook } from './book-location.ts'
import { addPolicy } from './content-security.ts'
import { readKnowledge } from './knowledge-files.ts'
import { writeMachines } from './machine/write-machines.ts'
import { writeRedirects } from './redirects.ts'
import { readSite } from './search/read-site.ts'
import { writeSearch } from './search/write-search.ts'
import { writeWordIndex } from './search-index.ts'
import { writeSocialCards } from './social-card.ts'
import { renameEncodedFolders } from './symbol-folders.ts'

/**
 * What is done to the built pages: the missing page of each language, redirects, cards, policy, what machines
 * read, search.
 */
export function finishSite(located: LocatedBook): AstroIntegration {
  return {
    name: 'finish-site',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir)
        const codes = located.book.locales.map(({ code }) => code)
        await moveMissingPages(dist, codes.slice(1))
        await renameEncodedFolders(dist)
        await writeRedirects(located, dist)
        await writeSocialCards(dist, codes)
        await addPolicies(dist)
        const { twins, symbols } = await writeMachines(located, dist)
        logger.info(`${twins} pages as Markdown, ${symbols} symbols for machines`)
        const knowledge = await readKnowledge(path.join(located.root, located.book.content))
        const languages = await readSite(dist, located.book, knowledge)
        const { pages, records } = await writeWordIndex(dist, { knowledge, languages })
        logger.info(`${pages} pages and ${records} records in the word index`)
        const sizes = await writeSearch(dist, located.book, { knowledge, languages })
        for (const { locale, files, bytes } of sizes) {
          logger.info(`exact index of ${locale}: ${files} files, ${bytes} bytes`)
        }
      },
    },
  }
}

/** Hosts look for `404.html`, the nearest one first; a page in a folder is not found. */
async function moveMissingPages(dist: string, locales: readonly string[]): Promise<void> {
  for (const locale of locales) {
    const folder = path.join(dist, locale, '404')
    await rename(path.join(folder, 'index.html'), path.join(dist, locale, '404.html'))
    await rm(folder, { recursive: true })
  }
}

async function addPolicies(dist: string): Promise<void> {
  const names = await readdir(dist, { recursive: true })
  for (const name of names.filter((one) => one.endsWith('.html'))) {
    const file = path.join(dist, name)
    try {
      await writeFile(file, addPolicy(await readFile(file, 'utf8')))
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : ''}`, { cause })
    }
  }
}
