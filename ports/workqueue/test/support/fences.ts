/** A fenced TypeScript block of a Markdown file. */
export interface Fence {
  /** From `file=…` after the language, or `fence-<n>.ts`. */
  readonly name: string
  readonly code: string
}

// ```ts file=controller.ts
const RE_FENCE = /^```ts(?: file=(?<name>\S+))?\n(?<code>[\s\S]*?)^```$/gmu

/** The TypeScript fences of a Markdown text, in order. */
export function typeScriptFences(markdown: string): Fence[] {
  return [...markdown.matchAll(RE_FENCE)].map((match, index) => ({
    name: match.groups?.['name'] ?? `fence-${index + 1}.ts`,
    code: match.groups?.['code'] ?? '',
  }))
}
