// @ts-check
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import process from 'node:process'
import { satteri } from '@astrojs/markdown-satteri'
import sitemap from '@astrojs/sitemap'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { createCssVariablesTheme } from 'shiki'
import { locateBook } from './tools/site/src/book-location.ts'
import { bookModule, plainMarkdown, quietBundler } from './tools/site/src/build-plugins.ts'
import { finishSite } from './tools/site/src/finish-site.ts'
import { saveNotes } from './tools/site/src/save-note-server.ts'
import { classTokens } from './src/lib/class-tokens.ts'

const located = await locateBook(process.env, process.cwd())
const { book, root } = located
const [first, ...others] = book.locales
if (!first) throw new Error('The book has no language.')

const here = path.dirname(fileURLToPath(import.meta.url))
/** @param {string} name */
const shell = (name) => `./src/components/shell/${name}.astro`

export default defineConfig({
  root: here,
  site: book.site,
  base: book.base,
  trailingSlash: 'always',
  outDir: path.join(root, book.dist),
  publicDir: path.join(root, 'public'),
  cacheDir: path.join(root, '.cache/astro'),
  prefetch: false,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  markdown: {
    processor: satteri({ features: { headingAttributes: true } }),
    shikiConfig: {
      theme: createCssVariablesTheme({ name: 'book', variablePrefix: '--t-' }),
      transformers: [classTokens()],
    },
  },
  integrations: [
    starlight({
      title: Object.fromEntries(
        book.locales.map(({ code, lang }) => [lang, book.title[code] ?? '']),
      ),
      defaultLocale: 'root',
      locales: {
        root: { label: first.label, lang: first.lang },
        ...Object.fromEntries(others.map(({ code, label, lang }) => [code, { label, lang }])),
      },
      favicon: '/favicon.svg',
      expressiveCode: false,
      pagefind: false,
      disable404Route: true,
      tableOfContents: false,
      markdown: { headingLinks: false },
      routeMiddleware: './src/route-data.ts',
      customCss: [
        './src/styles/tokens.css',
        './src/styles/fonts.css',
        './src/styles/shell.css',
        './src/styles/prose.css',
        './src/styles/listing.css',
        './src/styles/note.css',
        './src/styles/hover.css',
        './src/styles/source.css',
        './src/styles/blocks.css',
        './src/styles/home.css',
        './src/styles/search.css',
        './src/styles/glossary.css',
        './src/styles/symbol.css',
        './src/styles/symbol-lists.css',
        './src/styles/graph.css',
        './src/styles/port.css',
        './src/styles/print.css',
      ],
      components: {
        ContentPanel: shell('ContentPanel'),
        EditLink: shell('EditLink'),
        FallbackContentNotice: shell('FallbackContentNotice'),
        Footer: shell('Footer'),
        Header: shell('Header'),
        LanguageSelect: shell('LanguageSelect'),
        MarkdownContent: shell('MarkdownContent'),
        MobileMenuToggle: shell('MobileMenuToggle'),
        PageFrame: shell('PageFrame'),
        PageSidebar: shell('PageSidebar'),
        PageTitle: shell('PageTitle'),
        Pagination: shell('Pagination'),
        Search: shell('Search'),
        Sidebar: shell('Sidebar'),
        ThemeProvider: shell('ThemeProvider'),
        ThemeSelect: shell('ThemeSelect'),
        TwoColumnContent: shell('TwoColumnContent'),
      },
    }),
    sitemap({
      filter: (page) => !page.endsWith('/404/'),
      i18n: {
        defaultLocale: 'root',
        locales: {
          root: first.lang,
          ...Object.fromEntries(others.map(({ code, lang }) => [code, lang])),
        },
      },
    }),
    plainMarkdown(),
    saveNotes(located),
    finishSite(located),
  ],
  vite: {
    plugins: [bookModule(located)],
    resolve: {
      alias: {
        '#components': path.join(here, 'src/components/mdx.ts'),
        '#authored': path.join(here, 'authored'),
        '#schemas': path.join(here, 'schemas'),
      },
    },
    build: {
      assetsInlineLimit: 0,
      cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
      rolldownOptions: { onLog: quietBundler },
    },
  },
})
