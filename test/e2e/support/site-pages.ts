import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Kinds of pages, each made by a template of its own. */
export type Template = 'home' | 'chapter' | 'source' | 'missing'

/** A built page. */
export interface SitePage {
  /** Address below the site's root: ``, `en/`, `workqueue/queue/`, `404.html`. */
  readonly path: string
  /** Below the built folder. */
  readonly file: string
  /** Locale code of its address; the default language has none. */
  readonly locale: 'zh' | 'en'
  readonly template: Template
  readonly bytes: number
}

/** Every HTML page below `dist`, sorted. */
export function sitePages(dist: string): SitePage[] {
  return globSync('**/*.html', { cwd: dist })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => {
      const path = file.replace(/(?:^|(?<=\/))index\.html$/u, '')
      const locale = path.startsWith('en/') ? 'en' : 'zh'
      const bytes = statSync(join(dist, file)).size
      return { path, file, locale, template: templateOf(path), bytes }
    })
}

function templateOf(path: string): Template {
  const below = path.replace(/^en\//u, '')
  if (below === '') return 'home'
  if (/^404(?:\.html|\/)$/u.test(below)) return 'missing'
  return below.startsWith('source/') ? 'source' : 'chapter'
}

/** Every chapter, and the three largest pages of each other template. */
export function pagesToInspect(dist: string): SitePage[] {
  const pages = sitePages(dist)
  const chapters = pages.filter(({ template }) => template === 'chapter')
  const others = (['home', 'source', 'missing'] as const).flatMap((template) =>
    pages
      .filter((page) => page.template === template)
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 3),
  )
  return [...chapters, ...others]
}
