/// <reference types="astro/client" />
/// <reference types="@astrojs/starlight/types" />

/** The book being built; provided by `astro.config.mjs`. */
declare module '#book' {
  import type { PublishedBook } from '#schemas/book.ts'

  export const book: PublishedBook
  /** Absolute folder the configuration's paths are relative to. */
  export const root: string
}

/** Lets pages save notes while they are served by `npm run dev`; provided by `astro.config.mjs`. */
declare module '#annotate-token' {
  export const annotateToken: string | undefined
}
