import type { BookPath } from '#schemas/ids.ts'

/** A drawing that is safe to become part of a page. */
export interface FigureSource {
  file: BookPath
  /** {@link Locale.code} */
  locale: string
  /** File name without `.svg`. */
  name: string
  /** One `<svg>` element; its ids begin with `fig-<name>-`. */
  svg: string
}
