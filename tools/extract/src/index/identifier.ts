import { ts } from 'ts-morph'

/** Whether `name` introduces what it names. Aliases made by imports and exports do not. */
export function isDefinitionName(name: ts.Node): boolean {
  const { parent } = name
  if ((parent as { name?: ts.Node }).name !== name) return false
  return (
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionLike(parent) ||
    ts.isClassLike(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent) ||
    ts.isEnumDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    (ts.isModuleDeclaration(parent) && ts.isIdentifier(name)) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isNamedTupleMember(parent) ||
    ts.isJsxAttribute(parent)
  )
}

/** The symbol an identifier, import path or quoted member name stands for, before aliases are followed. */
export function symbolAt(node: ts.Node, checker: ts.TypeChecker): ts.Symbol | undefined {
  const { parent } = node
  if (ts.isMetaProperty(parent)) return undefined
  if (ts.isShorthandPropertyAssignment(parent) && parent.name === node)
    return checker.getShorthandAssignmentValueSymbol(parent)
  // as const
  if (ts.isTypeReferenceNode(parent) && ts.isConstTypeReference(parent)) return undefined
  return checker.getSymbolAtLocation(node)
}

/**
 * The member of the expected type that a name in an object literal or among JSX attributes refers to, as
 * `clock` in `new Queue({ clock })` refers to a member of the options.
 */
export function expectedMember(name: ts.Node, checker: ts.TypeChecker): readonly ts.Symbol[] {
  if (!ts.isIdentifier(name) && !ts.isStringLiteralLike(name)) return []
  const key = ts.isComputedPropertyName(name.parent) ? name.parent : name
  if (key !== name && ts.isIdentifier(name)) return []
  return expectedByKey(key, name.text, checker)
}

function expectedByKey(name: ts.Node, text: string, checker: ts.TypeChecker): readonly ts.Symbol[] {
  const { parent } = name
  const holder = parent.parent
  if (!ts.isObjectLiteralExpression(holder) && !ts.isJsxAttributes(holder)) return []
  if ((parent as { name?: ts.Node }).name !== name) return []
  const expected = checker.getContextualType(holder)
  if (expected === undefined) return []
  const whole = expected.getProperty(text)
  if (whole !== undefined) return [whole]
  // A member that only some types of a union have.
  const parts = expected.isUnion() ? expected.types : []
  return parts.flatMap((type) => type.getProperty(text) ?? [])
}

/** Whether the value that `name` ends is called, constructed, used as a tag or as a decorator. */
export function isCallee(name: ts.Node): boolean {
  let node = name
  let { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    node = parent
    ;({ parent } = node)
  }
  while (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) {
    node = parent
    ;({ parent } = node)
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent) || ts.isDecorator(parent))
    return parent.expression === node
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === node
  return ts.isJsxOpeningElement(parent) || ts.isJsxSelfClosingElement(parent)
    ? parent.tagName === node
    : false
}

/** Whether `name` ends the class of a `new` expression. */
export function isConstructed(name: ts.Node): boolean {
  const { parent } = name
  const node = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name
  return ts.isNewExpression(node.parent) && node.parent.expression === node
}

/** The label that a `break` or `continue` names, or the one that introduces it; `undefined` for other names. */
export function labelOf(node: ts.Node): ts.Identifier | undefined {
  const { parent } = node
  if (ts.isLabeledStatement(parent) && parent.label === node) return parent.label
  if (!ts.isBreakOrContinueStatement(parent)) return undefined
  const target = ts.findAncestor(
    parent,
    (at) => ts.isLabeledStatement(at) && at.label.text === parent.label?.text,
  )
  return target && (target as ts.LabeledStatement).label
}
