// rate|Limited, HTTP|Server
const RE_CAMEL_BORDER = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/u
const RE_NOT_LETTER = /[^\p{L}\p{N}]+/u

/**
 * The ways a reader may type an identifier: as it stands, in one word, and in the words it is made of.
 *
 * `Oven.heatUp` gives itself, `Oven`, `heatUp`, each in lower case, `heat`, `up`, and all of them in one.
 */
export function spellings(name: string): string[] {
  const members = name.split(RE_NOT_LETTER).filter((part) => part !== '')
  const words = members.flatMap((part) => part.split(RE_CAMEL_BORDER))
  const lower = words.map((word) => word.toLowerCase())
  const joined = members.map((member) => member.toLowerCase())
  return [...new Set([name, ...members, ...joined, ...lower, lower.join('')])]
}
