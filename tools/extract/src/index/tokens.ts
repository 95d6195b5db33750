import { hash } from 'node:crypto'
import { ts } from 'ts-morph'

/** The tokens of a file that formatting cannot change, in order. */
export interface TokenTable {
  readonly starts: readonly number[]
  readonly texts: readonly string[]
}

/**
 * The tokens of a file without comments and layout. Left out as well is what a formatter may add or remove:
 * semicolons that end something, trailing commas, a union's leading bar; quotes of strings are all alike.
 */
export function readTokens(root: ts.SourceFile): TokenTable {
  const starts: number[] = []
  const texts: string[] = []
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, root.languageVariant, root.text)
  const add = (start: number, text: string): void => {
    starts.push(start)
    texts.push(text)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isToken(node)) {
      const start = node.getStart(root, false)
      if (start < node.end) add(start, leafText(node, root.text.slice(start, node.end)))
      return
    }
    let at = node.pos
    let previous: ts.Node | undefined
    // TypeScript visits children in the order of the source.
    ts.forEachChild(node, (child) => {
      if (at < child.pos)
        scanGap(scanner, { at, end: child.pos, parent: node, previous, next: child }, add)
      visit(child)
      at = child.end
      previous = child
    })
    if (at < node.end)
      scanGap(scanner, { at, end: node.end, parent: node, previous, next: undefined }, add)
  }
  visit(root)
  return { starts, texts }
}

function leafText(node: ts.Node, text: string): string {
  return ts.isStringLiteral(node) ? JSON.stringify(node.text) : text
}

interface Gap {
  readonly at: number
  readonly end: number
  readonly parent: ts.Node
  readonly previous: ts.Node | undefined
  readonly next: ts.Node | undefined
}

/** Between two children there are only punctuation, keywords and trivia. */
function scanGap(scanner: ts.Scanner, gap: Gap, add: (start: number, text: string) => void): void {
  scanner.resetTokenState(gap.at)
  let token = scanner.scan()
  while (token !== ts.SyntaxKind.EndOfFileToken && scanner.getTokenStart() < gap.end) {
    const start = scanner.getTokenStart()
    const text = scanner.getTokenText()
    const following = scanner.scan()
    const isLast = following === ts.SyntaxKind.EndOfFileToken || scanner.getTokenStart() >= gap.end
    if (!isOptional(token, isLast ? undefined : following, gap)) add(start, text)
    token = following
  }
}

function isOptional(token: ts.SyntaxKind, following: ts.SyntaxKind | undefined, gap: Gap): boolean {
  const { parent, previous, next } = gap
  switch (token) {
    case ts.SyntaxKind.SemicolonToken:
      return !ts.isForStatement(parent) && parent.kind !== ts.SyntaxKind.EmptyStatement
    case ts.SyntaxKind.CommaToken:
      if (following === undefined) return next === undefined && ts.isTypeElement(parent)
      return isClosing(following) && previous?.kind !== ts.SyntaxKind.OmittedExpression
    case ts.SyntaxKind.BarToken:
    case ts.SyntaxKind.AmpersandToken:
      return previous === undefined
    default:
      return false
  }
}

function isClosing(token: ts.SyntaxKind): boolean {
  return (
    token === ts.SyntaxKind.CloseParenToken ||
    token === ts.SyntaxKind.CloseBracketToken ||
    token === ts.SyntaxKind.CloseBraceToken ||
    token === ts.SyntaxKind.GreaterThanToken
  )
}

/** Text that stands for all tokens from `start` up to `end`. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** SHA-256 over all tokens. @param replacements - in order, none inside another */
export function digestReplaced(table: TokenTable, replacements: readonly Replacement[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end, text } of replacements) {
    const from = lowerBound(table.starts, start)
    parts.push(...table.texts.slice(at, from), text)
    at = lowerBound(table.starts, end)
  }
  parts.push(...table.texts.slice(at))
  return hash('sha256', parts.join('\0'))
}

/**
 * SHA-256 over the tokens from `start` up to `end`, as 64 hexadecimal digits.
 *
 * @param isMasked - says which tokens, by their offset, count as a name that does not matter
 */
export function digestTokens(
  table: TokenTable,
  { start, end }: { start: number; end: number },
  isMasked: (start: number) => boolean = () => false,
): string {
  const parts: string[] = []
  for (let index = lowerBound(table.starts, start); index < table.starts.length; index++) {
    const at = table.starts[index] ?? end
    if (at >= end) break
    parts.push(isMasked(at) ? '\u0001' : (table.texts[index] ?? ''))
  }
  return hash('sha256', parts.join('\0'))
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}
