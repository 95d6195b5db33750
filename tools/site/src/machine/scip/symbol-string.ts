/** A package as SCIP names it; empty fields are written as dots. */
export interface ScipPackage {
  manager: string
  name: string
  version: string
}

/** The kinds of names a symbol is made of that this index uses. */
export type Suffix = 'namespace' | 'type' | 'term' | 'method' | 'type-parameter'

/** One step of a symbol's name. */
export interface Descriptor {
  name: string
  suffix: Suffix
  /** Tells methods of one name apart; letters and digits only. */
  disambiguator?: string
}

/** The scheme of this index's symbols: who made them up. */
export const SCHEME = 'annotated-k8s'

// Letters and digits are ASCII here.
const RE_SIMPLE = /^[\w+$-]+$/u

/** A symbol in the grammar of `scip.proto`. */
export function formatSymbol(pack: ScipPackage, descriptors: readonly Descriptor[]): string {
  const head = [SCHEME, pack.manager, pack.name, pack.version].map(formatField).join(' ')
  return `${head} ${descriptors.map(formatDescriptor).join('')}`
}

function formatField(text: string): string {
  return text === '' ? '.' : text.replaceAll(' ', '  ')
}

function formatDescriptor({ name, suffix, disambiguator = '' }: Descriptor): string {
  const written = formatName(name)
  switch (suffix) {
    case 'namespace': {
      return `${written}/`
    }
    case 'type': {
      return `${written}#`
    }
    case 'term': {
      return `${written}.`
    }
    case 'method': {
      return `${written}(${disambiguator}).`
    }
    case 'type-parameter': {
      return `[${written}]`
    }
  }
}

/** A name as it is when it is simple, else between backticks, its own backticks doubled. */
function formatName(name: string): string {
  return RE_SIMPLE.test(name) ? name : `\`${name.replaceAll('`', '``')}\``
}
