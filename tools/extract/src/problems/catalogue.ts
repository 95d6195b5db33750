import { anchorProblems } from './anchor-problems.data.ts'
import { chapterProblems } from './chapter-problems.data.ts'
import { chartProblems } from './chart-problems.data.ts'
import { emitProblems } from './emit-problems.data.ts'
import { indexProblems } from './index-problems.data.ts'
import { noteProblems } from './note-problems.data.ts'
import type { CatalogueEntry } from './problem-definition.ts'
import { publishedProblems } from './published-problems.data.ts'
import { sourceProblems } from './source-problems.data.ts'
import { vectorProblems } from './vector-problems.data.ts'
import { weaveProblems } from './weave-problems.data.ts'

/** Every problem there is, sorted by code. */
export const catalogue: readonly CatalogueEntry[] = [
  ...Object.values<CatalogueEntry>(sourceProblems),
  ...Object.values<CatalogueEntry>(chapterProblems),
  ...Object.values<CatalogueEntry>(chartProblems),
  ...Object.values<CatalogueEntry>(indexProblems),
  ...Object.values<CatalogueEntry>(vectorProblems),
  ...Object.values<CatalogueEntry>(anchorProblems),
  ...Object.values<CatalogueEntry>(publishedProblems),
  ...Object.values<CatalogueEntry>(noteProblems),
  ...Object.values<CatalogueEntry>(weaveProblems),
  ...Object.values<CatalogueEntry>(emitProblems),
].sort((a, b) => (a.code < b.code ? -1 : 1))

/** The entry of a code, in any letter case. */
export function findEntry(code: string): CatalogueEntry | undefined {
  return catalogue.find((entry) => entry.code === code.toUpperCase())
}
