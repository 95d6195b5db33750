import { ts } from 'ts-morph'

/** Writes types on one line, the same whatever was checked before. */
export interface TypeWriter {
  /** The annotation as written, or else the inferred type. */
  readonly typeOf: (declaration: ts.Declaration) => string
  readonly returnOf: (declaration: ts.SignatureDeclaration) => string
}

const FLAGS = (ts.NodeBuilderFlags.NoTruncation |
  ts.NodeBuilderFlags.UseAliasDefinedOutsideCurrentScope |
  ts.NodeBuilderFlags.AllowUniqueESSymbolType |
  ts.NodeBuilderFlags.IgnoreErrors |
  ts.NodeBuilderFlags.UseSingleQuotesForStringLiteralType) as ts.NodeBuilderFlags

/** Annotations are copied from the source, so that only inferred types cost the checker's time. */
export function createTypeWriter(checker: ts.TypeChecker): TypeWriter {
  const texts = new WeakMap<ts.Type, string>()
  const printer = ts.createPrinter({ removeComments: true })
  const write = (type: ts.Type, scope: ts.Node): string => {
    const known = texts.get(type)
    if (known !== undefined) return known
    const node = checker.typeToTypeNode(type, undefined, FLAGS)
    const print = (part: ts.Node): string =>
      oneLine(printer.printNode(ts.EmitHint.Unspecified, part, scope.getSourceFile()))
    const text = node === undefined ? 'any' : print(sortUnions(node, print))
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
      const predicate = checker.getTypePredicateOfSignature(signature)
      if (predicate?.type !== undefined) {
        const subject = 'parameterName' in predicate ? predicate.parameterName : 'this'
        return `${subject ?? 'this'} is ${write(predicate.type, declaration)}`
      }
      return write(checker.getReturnTypeOfSignature(signature), declaration)
    },
  }
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
function sortUnions(node: ts.TypeNode, print: (part: ts.Node) => string): ts.TypeNode {
  if (!hasUnion(node)) return node
  const visit = (part: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(part, visit, undefined)
    if (!ts.isUnionTypeNode(inner)) return inner
    const keyed = inner.types.map((type) => ({ type, key: unionKey(type, print) }))
    keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    return ts.factory.createUnionTypeNode(keyed.map(({ type }) => type))
  }
  return visit(node) as ts.TypeNode
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
