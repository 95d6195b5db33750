// Letters with their marks, digits and what joins them in names: these stand in addresses as they are.
const RE_OTHER = /[^\p{L}\p{M}\p{N}.-]/gu

/**
 * The `id` of a person on the contributors page. Different names have different ones, and a name always has the same.
 * Names are whatever people write, so that nothing but letters and digits is taken over.
 */
export function contributorId(name: string): string {
  const plain = name.replaceAll(RE_OTHER, (character) =>
    character === ' ' ? '_' : `~${character.codePointAt(0)?.toString(16) ?? ''}~`,
  )
  return `by-${plain}`
}
