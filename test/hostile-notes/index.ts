import { authors } from './authors.ts'
import { breakingOut } from './breaking-out.ts'
import { directives } from './directives.ts'
import { expressions } from './expressions.ts'
import { frontMatter } from './front-matter.ts'
import type { HostileCase } from './hostile-case.ts'
import { html } from './html.ts'
import { images } from './images.ts'
import { invisible } from './invisible.ts'
import { links } from './links.ts'
import { modules } from './modules.ts'
import { nesting } from './nesting.ts'
import { paths } from './paths.ts'
import { sizes } from './sizes.ts'
import { slowQuotes } from './slow-quotes.ts'
import { xss } from './xss.ts'

/** Everything strangers send, by what they hope for. */
export const hostileNotes: Readonly<Record<string, readonly HostileCase[]>> = {
  'scripts in a page': xss,
  'addresses that run': links,
  HTML: html,
  'components and expressions': expressions,
  'module statements': modules,
  directives,
  'breaking out of the note': breakingOut,
  'front matter': frontMatter,
  'paths and names': paths,
  'invisible characters': invisible,
  'names of authors': authors,
  sizes,
  'deep nesting': nesting,
  'slow quotes': slowQuotes,
  images,
}
