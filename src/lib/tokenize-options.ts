/**
 * How far highlighting goes. Shiki gives a line up after half a second, so that a busy machine would build other pages
 * than an idle one; the length of the line stands for it here. Nobody's code has such lines, hostile notes have.
 */
export const TOKENIZE_OPTIONS = { tokenizeTimeLimit: 0, tokenizeMaxLineLength: 1000 } as const
