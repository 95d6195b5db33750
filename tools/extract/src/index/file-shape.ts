import { ts } from 'ts-morph'
import type { BookPath } from '#schemas/ids.ts'
import type { IndexContext } from './index-context.ts'
import { digestReplaced, type Replacement } from './tokens.ts'
import type { TypeWriter } from './type-text.ts'

/** What other files can see of a file, for deciding what a change in it reaches. */
export interface FileFacts {
  /** SHA-256 of the text. */
  readonly hash: string
  /** SHA-256 of everything but comments, layout and code of which only the type is seen. */
  readonly shape: string
  /** Files of the book that it imports, sorted. */
  readonly imports: readonly BookPath[]
  /** It adds to other files or to the global scope, so that nobody need import it. */
  readonly global: boolean
}

/** @param hash - of the file's text */
export function factsOf(source: ts.SourceFile, hash: string, context: IndexContext): FileFacts {
  const { checker, identity, types } = context
  const imports = new Set<BookPath>()
  const replacements: Replacement[] = []
  const visit = (node: ts.Node, inside: boolean): void => {
    if (ts.isStringLiteral(node) && isImportPath(node)) {
      const target = checker.getSymbolAtLocation(node)?.declarations?.find(ts.isSourceFile)
      const file = target && identity.fileOf(target)
      if (file !== undefined) imports.add(file.path)
    }
    const text = inside ? undefined : standIn(node, types)
    if (text !== undefined) replacements.push({ start: node.pos, end: node.end, text })
    ts.forEachChild(node, (child) => {
      visit(child, inside || text !== undefined)
    })
  }
  ts.forEachChild(source, (statement) => {
    visit(statement, false)
  })
  return {
    hash,
    shape: digestReplaced(context.tokensOf(source), replacements),
    imports: [...imports].sort(),
    global: !ts.isExternalModule(source) || source.statements.some(isAugmentation),
  }
}

function isImportPath(node: ts.StringLiteral): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true
  if (ts.isExternalModuleReference(parent)) return true
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.ImportKeyword
  return ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)
}

function isAugmentation(node: ts.Statement): boolean {
  if (!ts.isModuleDeclaration(node)) return ts.isNamespaceExportDeclaration(node)
  return ts.isStringLiteral(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0
}

/**
 * What other files see of code that shows them only its type: of a body what it returns, unless that is written
 * out anyway, and of an annotated value nothing. `undefined` for all other code.
 */
function standIn(node: ts.Node, types: TypeWriter): string | undefined {
  const { parent } = node
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === node && parent.type !== undefined ? '' : undefined
  if (!isFunction(parent) || parent.body !== node) return undefined
  if (ts.isSetAccessor(parent)) return ''
  if (ts.isConstructorDeclaration(parent)) return infersProperties(parent.parent) ? undefined : ''
  if (parent.type !== undefined) return ''
  return declaresType(node) || isArgument(parent) ? undefined : types.exactReturnOf(parent)
}

function isFunction(
  node: ts.Node,
): node is
  | ts.FunctionDeclaration
  | ts.ArrowFunction
  | ts.ConstructorDeclaration
  | ts.SetAccessorDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  )
}

/** A function inside an expression is typed by what is around it: asking for it alone could decide that too early. */
function isArgument(node: ts.Node): boolean {
  if (ts.isObjectLiteralExpression(node.parent)) return true
  if (!ts.isFunctionExpression(node) && !ts.isArrowFunction(node)) return false
  return !ts.isVariableDeclaration(node.parent) && !ts.isPropertyDeclaration(node.parent)
}

/** A type that a body declares can leave it in what is returned, and its name says nothing of its members. */
function declaresType(node: ts.Node): boolean {
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return true
  if (ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)) return true
  return ts.forEachChild(node, declaresType) ?? false
}

/** A property with neither type nor value gets its type from the constructor. */
function infersProperties(node: ts.ClassLikeDeclaration): boolean {
  return node.members.some(
    (member) =>
      ts.isPropertyDeclaration(member) &&
      member.type === undefined &&
      member.initializer === undefined,
  )
}
