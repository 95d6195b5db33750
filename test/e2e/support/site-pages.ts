import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Kinds of pages, each made by a template of its own. */
export type Template =
  | 'home'
  | 'chapter'
  | 'source'
  | 'port'
  | 'symbol'
  | 'api'
  | 'glossary'
  | 'notes'
  | 'redirect'
  | 'missing'

/** A built page. */
export interface SitePage {
  /** Address below the site's root, encoded: ``, `en/`, `workqueue/queue/`, `404.html`. */
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
      const folder = file.replace(/(?:^|(?<=\/))index\.html$/u, '')
      const path = folder.split('/').map(encodeURIComponent).join('/')
      const locale = path.startsWith('en/') ? 'en' : 'zh'
      const bytes = statSync(join(dist, file)).size
      const template = isRedirect(join(dist, file), bytes) ? 'redirect' : templateOf(path)
      return { path, file, locale, template, bytes }
    })
}

/** A page that only leads on is small. */
function isRedirect(path: string, bytes: number): boolean {
  return bytes < 2000 && /<meta http-equiv="refresh"/iu.test(readFileSync(path, 'utf8'))
}

function templateOf(path: string): Template {
  const below = path.replace(/^en\//u, '')
  if (below === '') return 'home'
  if (/^404(?:\.html|\/)$/u.test(below)) return 'missing'
  if (below === 'glossary/') return 'glossary'
  if (below === 'review/' || below === 'contributors/') return 'notes'
  const [folder = '', ...rest] = below.split('/').slice(0, -1)
  if (folder === 'source') return rest.length === 1 ? 'port' : 'source'
  if (folder === 'symbol') return rest.length === 1 ? 'api' : 'symbol'
  return 'chapter'
}

/** Templates of which the largest pages stand for all. */
const SAMPLED = ['home', 'source', 'port', 'symbol', 'api', 'glossary', 'missing'] as const

/**
 * Every chapter, and the three largest pages of each other template; `notes.test.ts` sees to those about notes. `npm run test:all-pages` inspects the rest.
 */
export function pagesToInspect(dist: string): SitePage[] {
  const pages = sitePages(dist)
  const chapters = pages.filter(({ template }) => template === 'chapter')
  const others = SAMPLED.flatMap((template) =>
    pages
      .filter((page) => page.template === template)
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 3),
  )
  return [...chapters, ...others]
}
