import { z } from 'zod'
import { portNameSchema } from './ids.ts'

/** A language of the book. */
export const localeSchema = z.strictObject({
  /** Folder below `chapters/`, suffix of second-language notes: `zh`. */
  code: z.string().regex(/^[a-z]{2,3}$/u),
  /** BCP 47 tag for `<html lang>`: `zh-CN`. */
  lang: z.string().min(2),
  /** The language's name in itself: `简体中文`. */
  label: z.string().min(1),
})
/** See {@link localeSchema}. */
export type Locale = z.infer<typeof localeSchema>

/** Text in every language of the book, by {@link Locale.code}. */
export const localizedSchema = z.record(z.string(), z.string().min(1))
/** See {@link localizedSchema}. */
export type Localized = z.infer<typeof localizedSchema>

/** A part groups chapters; its order is its place in {@link BookConfig.parts}. */
export const partSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  title: localizedSchema,
})
/** See {@link partSchema}. */
export type Part = z.infer<typeof partSchema>

/** A TypeScript project whose source the book shows. */
export const portSchema = z.strictObject({
  name: portNameSchema,
  /** Folder relative to the book's root; holds `tsconfig.json` and `src/`. */
  path: z.string().min(1),
})
/** See {@link portSchema}. */
export type Port = z.infer<typeof portSchema>

/**
 * Software behind a repository's web address. Codeberg is Forgejo. Gitea before 1.25 takes new files as Forgejo does,
 * so `forgejo` is right for it.
 */
export const forgeSchema = z.enum(['github', 'gitlab', 'gitea', 'forgejo'])
/** See {@link forgeSchema}. */
export type Forge = z.infer<typeof forgeSchema>

/** The whole configuration of a book: `book.config.ts` exports one. All paths are relative to its folder. */
export const bookConfigSchema = z.strictObject({
  title: localizedSchema,
  /** One sentence, for search engines and social cards. */
  description: localizedSchema,
  /** The first one is the default: it is served at the root and other languages are translated from it. */
  locales: z.array(localeSchema).min(1),
  parts: z.array(partSchema).min(1),
  ports: z.array(portSchema).min(1),
  /** Holds a folder per locale. */
  chapters: z.string().default('chapters'),
  /** Holds a folder per port. */
  annotations: z.string().default('annotations'),
  terms: z.string().default('terms.yaml'),
  redirects: z.string().default('redirects.yaml'),
  /** Holds `docs/` (woven MDX) and `knowledge/` (JSON); written by `tools/extract` only. */
  content: z.string().default('src/content'),
  /** Where the static site is built to. */
  dist: z.string().default('dist'),
  /** Origin the site is published at, for canonical links: `https://example.org`. */
  site: z.url(),
  /** Path below the origin, beginning and ending in `/`. */
  base: z
    .string()
    .regex(/^\/(?:[^\s]*\/)?$/u, 'begins and ends in "/"')
    .default('/'),
  /** Where contributions go; absent: no "edit" links, and notes are copied or downloaded instead of proposed. */
  repository: z
    .strictObject({
      /** Web address, as `https://github.com/owner/name`. */
      url: z.url({ protocol: /^https?$/u }),
      branch: z.string().min(1).default('main'),
      /** Whose addresses its pages have; guessed from the host when left out, and without links when that fails. */
      forge: forgeSchema.optional(),
    })
    .optional(),
  /** Shown on every page and where notes are written. */
  license: z.strictObject({ name: z.string().min(1), url: z.url() }),
})
/** See {@link bookConfigSchema}; defaults filled in. */
export type BookConfig = z.output<typeof bookConfigSchema>
/** What pages and their scripts are told of a book. */
export type PublishedBook = Omit<BookConfig, 'dist'>
/** What an author writes. */
export type BookConfigInput = z.input<typeof bookConfigSchema>

/** Gives `book.config.ts` completion and checks it when it is loaded. @throws z.ZodError with every issue. */
export function defineBook(config: BookConfigInput): BookConfig {
  return bookConfigSchema.parse(config)
}
