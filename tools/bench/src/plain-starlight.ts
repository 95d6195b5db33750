import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const CONFIG = `import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://plain.example',
  integrations: [
    starlight({
      title: 'Plain',
      defaultLocale: 'root',
      locales: { root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
    }),
  ],
})
`

const CONTENT_CONFIG = `import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { defineCollection } from 'astro:content'

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`

// <Excerpt of="…">, </Note>, import …, {/* … */}
const RE_COMPONENT = /^\s*<\/?[A-Z][^>]*>\s*$/gmu
const RE_INLINE_COMPONENT = /<\/?[A-Z][^>]*>/gu
const RE_IMPORT = /^import .*$/gmu
const RE_COMMENT = /\{\/\*[\s\S]*?\*\/\}/gu
const RE_FRONT_MATTER = /^---\n[\s\S]*?\n---\n/u
const RE_HEADING_ID = /[ \t]*\{#[\w-]+\}[ \t]*$/gmu

/** What a woven chapter says, as Markdown that knows nothing of our components. */
export function plainMarkdown(woven: string, title: string): string {
  const body = woven
    .replace(RE_FRONT_MATTER, '')
    .replaceAll(RE_COMMENT, '')
    .replaceAll(RE_IMPORT, '')
    .replaceAll(RE_COMPONENT, '')
    .replaceAll(RE_INLINE_COMPONENT, '')
    .replaceAll(RE_HEADING_ID, '')
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`
}

/** Where the pages of the book come from. */
export interface PlainSources {
  /** Folder of woven chapters. */
  readonly docs: string
  /** Source files, each with the paths of the pages that show it whole. */
  readonly files: readonly { readonly path: string; readonly pages: readonly string[] }[]
  /** Markdown files that say what the remaining pages say, and paths for them: names of members need encoding. */
  readonly twins: readonly { readonly path: string; readonly page: string }[]
}

/**
 * Writes a Starlight project as its documentation sets one up, with the same text and code on the same number
 * of pages. Returns how many pages it will have, its own page for what is not found included.
 */
export function writePlainStarlight(folder: string, { docs, files, twins }: PlainSources): number {
  rmSync(folder, { recursive: true, force: true })
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('astro.config.mjs', CONFIG)
  // Astro bundles those dependencies of a project that are made of its own components.
  const dependencies = { '@astrojs/starlight': '*', astro: '*' }
  write('package.json', JSON.stringify({ type: 'module', dependencies }))
  write('tsconfig.json', '{ "extends": "astro/tsconfigs/strict" }\n')
  write('src/content.config.ts', CONTENT_CONFIG)
  let pages = 1
  for (const path of globSync('**/*.mdx', { cwd: docs })) {
    const markdown = plainMarkdown(readFileSync(join(docs, path), 'utf8'), path)
    write(`src/content/docs/${path.replace(/\.mdx$/u, '.md')}`, markdown)
    pages += 1
  }
  for (const { path, pages: shown } of files) {
    const code = readFileSync(path, 'utf8')
    for (const page of shown) {
      const title = JSON.stringify(page)
      write(`src/content/docs/${page}.md`, `---\ntitle: ${title}\n---\n\n\`\`\`ts\n${code}\`\`\`\n`)
      pages += 1
    }
  }
  for (const { path, page } of twins) {
    const markdown = plainMarkdown(readFileSync(path, 'utf8'), page)
    write(`src/content/docs/${page}.md`, markdown)
    pages += 1
  }
  return pages
}

/** Removes what a build left, so that the next one starts cold. */
export function cleanProject(folder: string): void {
  for (const name of ['dist', '.astro', 'node_modules']) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
}
