/** A symbol taken apart by the grammar in `scip.proto`. */
export interface ParsedSymbol {
  scheme: string
  manager: string
  name: string
  version: string
  /** As written, each with its suffix. */
  descriptors: { name: string; suffix: string }[]
}

// Fields end in one space; two are one of the text.
const RE_FIELD = /((?:[^ ]| {2})+) /uy
const NAME = /(?:([\w+$-]+)|`((?:[^`]|``)+)`)/u.source
const RE_DESCRIPTOR = new RegExp(
  `(?:\\[${NAME}\\]|\\(${NAME}\\)|${NAME}(\\/|#|\\.|:|!|\\([\\w+$-]*\\)\\.))`,
  'uy',
)
const RE_LOCAL = /^local [\w+$-]+$/u
const RE_SIMPLE = /^[\w+$-]+$/u

/** Whether a symbol is local to its document. @throws SyntaxError when it begins like one and is none */
export function isLocal(symbol: string): boolean {
  if (!symbol.startsWith('local')) return false
  if (!RE_LOCAL.test(symbol)) throw new SyntaxError(`${symbol} is not a local`)
  return true
}

/** @throws SyntaxError when the whole text is not one global symbol in its canonical form */
export function parseScipSymbol(symbol: string): ParsedSymbol {
  let at = 0
  const field = (): string => {
    RE_FIELD.lastIndex = at
    const [whole, text] = RE_FIELD.exec(symbol) ?? []
    if (whole === undefined || text === undefined)
      throw new SyntaxError(`${symbol}: field at ${at}`)
    at += whole.length
    return text.replaceAll('  ', ' ')
  }
  const [scheme, manager, name, version] = [field(), field(), field(), field()]
  const descriptors: ParsedSymbol['descriptors'] = []
  while (at < symbol.length) {
    RE_DESCRIPTOR.lastIndex = at
    const found = RE_DESCRIPTOR.exec(symbol)
    if (!found) throw new SyntaxError(`${symbol}: descriptor at ${at}`)
    descriptors.push(readDescriptor(found))
    at += found[0].length
  }
  if (descriptors.length === 0) throw new SyntaxError(`${symbol} names nothing`)
  return { scheme, manager, name, version, descriptors }
}

function readDescriptor(found: RegExpExecArray): { name: string; suffix: string } {
  const [whole, typeSimple, type, parameterSimple, parameter, simple, escaped, end = ''] = found
  const inTicks = type ?? parameter ?? escaped
  // What needs no backticks must not have them.
  if (inTicks !== undefined && RE_SIMPLE.test(inTicks))
    throw new SyntaxError(`${whole} is not canonical`)
  const name = inTicks?.replaceAll('``', '`') ?? typeSimple ?? parameterSimple ?? simple ?? ''
  const suffix = end === '' ? `${whole.charAt(0)}${whole.at(-1) ?? ''}` : end
  return { name, suffix }
}
