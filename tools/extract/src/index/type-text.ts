import { ts } from 'ts-morph'

/** Writes types on one line, the same whatever was checked before. */
export interface TypeWriter {
  /** The annotation as written, or else the inferred type. */
  readonly typeOf: (declaration: ts.Declaration) => string
  readonly returnOf: (declaration: ts.SignatureDeclaration) => string
  /**
   * The inferred return type with every name in full, so that equal text is an equal type; `undefined` where text
   * cannot tell, because the type has members but no name.
   */
  readonly exactReturnOf: (declaration: ts.SignatureDeclaration) => string | undefined
}

const FLAGS = (ts.NodeBuilderFlags.NoTruncation |
  ts.NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope |
  ts.NodeBuilderFlags.AllowUniqueESSymbolType |
  ts.NodeBuilderFlags.IgnoreErrors |
  ts.NodeBuilderFlags.UseSingleQuotesForStringLiteralType) as ts.NodeBuilderFlags

const FULL = (FLAGS | ts.NodeBuilderFlags.UseFullyQualifiedType) as ts.NodeBuilderFlags

/** Annotations are copied from the source, so that only inferred types cost the checker's time. */
export function createTypeWriter(checker: ts.TypeChecker): TypeWriter {
  const texts = new WeakMap<ts.Type, string>()
  const printer = ts.createPrinter({ removeComments: true })
  const print = (part: ts.Node, scope: ts.Node): string =>
    oneLine(printer.printNode(ts.EmitHint.Unspecified, part, scope.getSourceFile()))
  const write = (type: ts.Type, scope: ts.Node): string => {
    const known = texts.get(type)
    if (known !== undefined) return known
    const node = checker.typeToTypeNode(type, undefined, FLAGS)
    const text = node === undefined ? 'any' : printSorted(node, (part) => print(part, scope))
    texts.set(type, text)
    return text
  }
  return {
    typeOf: (declaration) => {
      const written = annotationOf(declaration)
      if (written !== undefined) return sourceText(written)
      const value = ts.isExportAssignment(declaration) ? declaration.expression : declaration
      return write(checker.getTypeAtLocation(value), declaration)
    },
    returnOf: (declaration) => {
      if (declaration.type !== undefined) return sourceText(declaration.type)
      const signature = checker.getSignatureFromDeclaration(declaration)
      if (signature === undefined) return 'any'
      return (
        predicateText(signature, checker, (type) => write(type, declaration)) ??
        write(checker.getReturnTypeOfSignature(signature), declaration)
      )
    },
    exactReturnOf: (declaration) => {
      const signature = checker.getSignatureFromDeclaration(declaration)
      if (signature === undefined) return undefined
      const exact = (type: ts.Type): string => {
        const node = checker.typeToTypeNode(type, undefined, FULL)
        return node === undefined ? 'any' : printSorted(node, (part) => print(part, declaration))
      }
      const text =
        predicateText(signature, checker, exact) ??
        exact(checker.getReturnTypeOfSignature(signature))
      return RE_NAMELESS.test(text) ? undefined : text
    },
  }
}

// { a: number }, typeof create, any (which may be an error), what was cut short
const RE_NAMELESS = /\{|\btypeof\b|\bany\b|Anonymous|\.\.\. /u

/** `value is string`, also where it is only inferred. */
function predicateText(
  signature: ts.Signature,
  checker: ts.TypeChecker,
  write: (type: ts.Type) => string,
): string | undefined {
  const predicate = checker.getTypePredicateOfSignature(signature)
  if (predicate?.type === undefined) return undefined
  const subject = 'parameterName' in predicate ? predicate.parameterName : undefined
  return `${subject ?? 'this'} is ${write(predicate.type)}`
}

function annotationOf(declaration: ts.Declaration): ts.TypeNode | undefined {
  if (
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isPropertyDeclaration(declaration) ||
    ts.isPropertySignature(declaration)
  )
    return declaration.type
  return undefined
}

/** The order of a union depends on which member the checker met first: not on the file alone. */
function printSorted(node: ts.TypeNode, print: (part: ts.Node) => string): string {
  if (!hasUnion(node)) return print(node)
  const visit = (part: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(part, visit, undefined)
    if (!ts.isUnionTypeNode(inner)) return inner
    const keyed = inner.types.map((type) => ({ type, key: unionKey(type, print) }))
    keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    return ts.factory.createUnionTypeNode(keyed.map(({ type }) => type))
  }
  return print(visit(node))
}

function hasUnion(node: ts.Node): boolean {
  return ts.isUnionTypeNode(node) || (ts.forEachChild(node, hasUnion) ?? false)
}

/** `null` and `undefined` go last, as people write them. */
function unionKey(type: ts.TypeNode, print: (part: ts.Node) => string): string {
  const text = print(type)
  return (text === 'undefined' ? '3' : text === 'null' ? '2' : '1') + text
}

/** A node's text on one line, without comments. */
export function sourceText(node: ts.Node): string {
  const text = node.getText()
  if (!/\/[/*]/u.test(text)) return oneLine(text).replace(/^[|&] /u, '')
  const printer = ts.createPrinter({ removeComments: true })
  return oneLine(printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()))
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').replace(/ {2,}/gu, ' ')
}
