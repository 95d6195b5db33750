import unhomoglyph from 'unhomoglyph'

/**
 * What names that look alike have in common: UTS #39's skeleton, before and after letter case is folded, since `I`
 * looks like `l` and `i` does not.
 */
export function lookKeys(name: string): string[] {
  const plain = name.normalize('NFKC').replaceAll(/\s+/gu, ' ')
  const skeleton = (text: string): string => unhomoglyph(text.normalize('NFD')).normalize('NFD')
  return [skeleton(plain).toLowerCase(), skeleton(plain.toLowerCase()).toLowerCase()]
}

/** Who of `others` could be taken for `name` without being called so. */
export function findLookalike(name: string, others: readonly string[]): string | undefined {
  const keys = lookKeys(name)
  return others.find((one) => one !== name && lookKeys(one).some((key) => keys.includes(key)))
}
