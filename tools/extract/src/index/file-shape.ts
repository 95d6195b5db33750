import { ts } from 'ts-morph'
import type { BookPath } from '#schemas/ids.ts'
import { hashText } from '../load/content-hash.ts'
import type { Identity } from './symbol-id.ts'
import { readTokens } from './tokens.ts'

/** What other files can see of a file, for deciding what a change in it reaches. */
export interface FileFacts {
  /** SHA-256 of the text. */
  readonly hash: string
  /** SHA-256 of everything but comments, layout and code behind a written-out type. */
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
  { identity, checker }: { identity: Identity; checker: ts.TypeChecker },
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
  const table = readTokens(source, isUnseen)
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
 * Code that a written-out type hides from every other file: bodies of functions that say what they return, and
 * the values of annotated variables and properties.
 */
function isUnseen(node: ts.Node): boolean {
  if (ts.isSourceFile(node)) return false
  const { parent } = node
  if (ts.isBlock(node)) {
    if (ts.isSetAccessor(parent)) return true
    if (ts.isConstructorDeclaration(parent)) return !infersProperties(parent.parent)
    return isFunction(parent) && parent.type !== undefined
  }
  if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.initializer === node && parent.type !== undefined
  return false
}

function isFunction(node: ts.Node): node is ts.FunctionDeclaration | ts.MethodDeclaration {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessor(node)
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
