// workqueue/queue#, but not the # of a private name
const RE_FILE = /^[^#/]+\/[^#]+#/u
// f(2), I.()(1)
const RE_OVERLOAD = /(?<=.)\(\d+\)$/u

/**
 * The part of an id, or of a symbol's dotted name, that is the symbol's own: `add` of `workqueue/queue#Queue.add`,
 * `[Symbol.iterator]` of `Queue.[Symbol.iterator]`, `of` of `Queue.static:of`, `add` of the overload `Queue.add(2)`.
 * This is the name that the code hash is made with.
 */
export function ownName(idOrName: string): string {
  const name = idOrName.replace(RE_FILE, '').replace(RE_OVERLOAD, '')
  let depth = 0
  for (let at = name.length - 1; at >= 0; at--) {
    const char = name[at]
    if (char === ']') depth += 1
    else if (char === '[') depth -= 1
    else if (char === '.' && depth === 0) return withoutStatic(name.slice(at + 1))
  }
  return withoutStatic(name)
}

function withoutStatic(name: string): string {
  return name.replace(/^static:/u, '')
}
