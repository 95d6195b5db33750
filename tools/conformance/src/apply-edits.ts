import type { Mutant, MutantEdit } from '#schemas/mutant.ts'

/** All edits of a mutant. */
export function editsOf({ find, replace, also = [] }: Mutant): MutantEdit[] {
  return [{ find, replace }, ...also]
}

/** The text with every edit made, one after the other. */
export function applyEdits(text: string, edits: readonly MutantEdit[]): string {
  return edits.reduce((before, { find, replace }) => before.replace(find, () => replace), text)
}
