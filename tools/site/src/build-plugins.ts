import type { AstroIntegration } from 'astro'
import { isSatteriProcessor } from '@astrojs/markdown-satteri'
import type { LocatedBook } from './book-location.ts'

const MODULE_ID = '#book'
const RESOLVED_ID = '\0book'

/** A Vite plugin, reduced to what is used here. */
export interface ModulePlugin {
  name: string
  enforce: 'pre'
  resolveId: (id: string) => string | undefined
  load: (id: string) => string | undefined
}

/** Gives the site the book's checked configuration as the module `#book`. */
export function bookModule({ book, root }: LocatedBook): ModulePlugin {
  // Browser scripts import it too: where this build goes to is nobody's business, and would be in its bytes.
  const { dist: _, ...published } = book
  return {
    name: 'book-module',
    enforce: 'pre',
    resolveId: (id) => (id === MODULE_ID ? RESOLVED_ID : undefined),
    load: (id) =>
      id === RESOLVED_ID
        ? `export const book = ${JSON.stringify(published)}\nexport const root = ${JSON.stringify(root)}\n`
        : undefined,
  }
}

/**
 * Takes Starlight's own Markdown away again, so this has to come after it in the list of integrations. Weave has
 * dealt with all directives: `key:value` in a sentence is text, and no chapter has Starlight's asides.
 */
export function plainMarkdown(): AstroIntegration {
  return {
    name: 'plain-markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown
        if (!isSatteriProcessor(processor)) return
        processor.options.features.directive = false
        processor.options.mdastPlugins = []
        processor.options.hastPlugins = []
      },
    },
  }
}

/** Drops the bundler's remark about Astro's own `"use astro:head-inject"`: it names nothing a reader can mend. */
export function quietBundler(
  level: 'debug' | 'info' | 'warn',
  log: { code?: string | undefined },
  handler: (level: 'debug' | 'info' | 'warn', log: never) => void,
): void {
  if (log.code === 'MODULE_LEVEL_DIRECTIVE') return
  handler(level, log as never)
}
