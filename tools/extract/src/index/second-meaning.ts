import { ts } from 'ts-morph'
import type { IndexContext } from './index-context.ts'
import { expectedMember } from './identifier.ts'
import type { Resolved } from './resolve-target.ts'

/**
 * What a name means besides `first`, its ordinary meaning: `{ size }` names a variable and, in a pattern, the member
 * it is taken from, or, in an object, the member it becomes. A member of an object that has an id of its own is
 * also the member that the expected type has, and a member of a union or intersection belongs to several types.
 */
export function secondMeaning(
  name: ts.Node,
  first: Resolved,
  context: IndexContext,
): Resolved | undefined {
  for (const symbol of candidates(name, context)) {
    const to = symbol && context.targets.resolve(symbol)
    if (to !== undefined && !isSame(to, first)) return to
  }
  return twinOf(first, context)
}

/** The same member of another type of the book: what a union or intersection has is declared in several. */
function twinOf(first: Resolved, { targets }: IndexContext): Resolved | undefined {
  const { symbol, target } = first
  const { declarations } = symbol
  if (target.kind !== 'symbol' || declarations === undefined || declarations.length < 2)
    return undefined
  for (const declaration of declarations) {
    const other = (declaration as { symbol?: ts.Symbol }).symbol
    const to = other && targets.resolve(other)
    if (to?.target.kind === 'symbol' && to.target.id !== target.id) return to
  }
  return undefined
}

function candidates(
  name: ts.Node,
  { checker, identity }: IndexContext,
): readonly (ts.Symbol | undefined)[] {
  const { parent } = name
  if (ts.isBindingElement(parent) && parent.name === name) return [takenFrom(parent, checker)]
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === name) {
    const taken = assignedFrom(parent, checker)
    if (taken !== undefined) return [taken]
    const own = checker.getSymbolAtLocation(name)
    const expected = expectedMember(name, checker)
    return identity.idOf(parent) === undefined ? [...expected, own] : [own, ...expected]
  }
  const declared = ts.isComputedPropertyName(parent) ? parent.parent : parent
  if (ts.isObjectLiteralElement(declared)) return expectedMember(name, checker)
  return []
}

/** The member that `{ size }` in a declaration takes its value from. */
function takenFrom(element: ts.BindingElement, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { name, propertyName, dotDotDotToken, parent } = element
  if (propertyName !== undefined || dotDotDotToken !== undefined) return undefined
  if (!ts.isIdentifier(name) || !ts.isObjectBindingPattern(parent)) return undefined
  return checker.getPropertyOfType(checker.getTypeAtLocation(parent), name.text)
}

/** The member that `({ size } = box)` or `({ size: width } = box)` takes its value from. */
export function assignedFrom(
  element: ts.ShorthandPropertyAssignment | ts.PropertyAssignment,
  checker: ts.TypeChecker,
): ts.Symbol | undefined {
  return ts.isIdentifier(element.name) && isAssigned(element.parent)
    ? checker.getPropertySymbolOfDestructuringAssignment(element.name)
    : undefined
}

/** Whether an object literal is a pattern: on the left of `=`, after `for`, or inside of such a one. */
function isAssigned(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent))
    return parent.left === node && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  if (ts.isForOfStatement(parent)) return parent.initializer === node
  if (ts.isPropertyAssignment(parent))
    return parent.initializer === node && isAssigned(parent.parent)
  // Of `[...[{ size }]] = boxes` the compiler cannot tell: asking makes it fail.
  if (ts.isArrayLiteralExpression(parent)) return isAssigned(parent)
  return ts.isParenthesizedExpression(parent) && isAssigned(parent)
}

function isSame(left: Resolved, right: Resolved): boolean {
  return JSON.stringify(left.target) === JSON.stringify(right.target)
}
