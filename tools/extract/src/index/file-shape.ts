import { ts } from 'ts-morph'
import type { BookPath } from '#schemas/ids.ts'
import { hashText } from '../load/content-hash.ts'
import type { IndexContext } from './index-context.ts'
import { readTokens, type ReplaceNode } from './tokens.ts'
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
export function factsOf(
  source: ts.SourceFile,
  hash: string,
  { identity, checker, types }: IndexContext,
): FileFacts {
  const imports = new Set<BookPath>()
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && isImportPath(node)) {
      const target = checker.getSymbolAtLocation(node)?.declarations?.find(ts.isSourceFile)
      const file = target && identity.fileOf(target)
      if (file !== undefined) imports.add(file.path)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const table = readTokens(source, hideCode(types))
  return {
    hash,
    shape: hashText(table.texts.join('\0')),
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
 * Replaces what shows only its type to every other file: bodies of functions by what they return, unless that
 * is written out anyway, and the values of annotated variables and properties by nothing.
 */
function hideCode(types: TypeWriter): ReplaceNode {
  return (node) => {
    if (ts.isSourceFile(node)) return undefined
    const { parent } = node
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
      return parent.initializer === node && parent.type !== undefined ? '' : undefined
    if (!isFunction(parent) || parent.body !== node) return undefined
    if (ts.isSetAccessor(parent)) return ''
    if (ts.isConstructorDeclaration(parent)) return infersProperties(parent.parent) ? undefined : ''
    if (parent.type !== undefined) return ''
    return declaresType(node) ? undefined : types.exactReturnOf(parent)
  }
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
