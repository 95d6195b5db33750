import { ts } from 'ts-morph'
import { isCallable, parameterText, signatureOf } from './signature.ts'
import { sourceText, type TypeWriter } from './type-text.ts'

/** Nobody reads on after this many characters; every type that people write is shorter. */
const MAX_LENGTH = 1000

/**
 * What an editor shows over an identifier, on one line and in full: `(method) Queue<T>.add(item: T): void`. Only a
 * text of more than 1000 characters ends early, after a whole token and with an ellipsis.
 *
 * @param declaration - the declaration of `symbol` to describe
 */
export function hoverOf(symbol: ts.Symbol, declaration: ts.Declaration, types: TypeWriter): string {
  const text = describe(declaration, types) + overloadsOf(symbol, declaration)
  return text.length > MAX_LENGTH ? `${text.slice(0, lastTokenEnd(text, MAX_LENGTH - 2))} …` : text
}

/** Where the last token ends that fits into `limit` characters. */
function lastTokenEnd(text: string, limit: number): number {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true)
  scanner.setText(text)
  let end = 0
  while (scanner.scan() !== ts.SyntaxKind.EndOfFileToken && scanner.getTokenEnd() <= limit)
    end = scanner.getTokenEnd()
  return end
}

function describe(node: ts.Declaration, types: TypeWriter): string {
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return titleOf(node)
  if (ts.isTypeParameterDeclaration(node)) return `(type parameter) ${sourceText(node)}`
  if (ts.isEnumMember(node)) return `(enum member) ${ownerOf(node)}${sourceText(node)}`
  if (ts.isConstructorDeclaration(node)) {
    const owner = ownerOf(node).replace(/\.$/u, '')
    return `constructor ${owner}${signatureOf(node, types).slice('constructor'.length)}`
  }
  if (ts.isPropertyDeclaration(node) && ts.isAutoAccessorPropertyDeclaration(node))
    return `(accessor) ${ownerOf(node)}${signatureOf(node, types)}`
  if (ts.isAccessor(node)) {
    const type = ts.isGetAccessor(node) ? types.returnOf(node) : types.typeOf(node)
    return `(accessor) ${ownerOf(node)}${sourceText(node.name)}: ${type}`
  }
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node))
    return `(method) ${ownerOf(node)}${signatureOf(node, types)}`
  if (isProperty(node)) return `(property) ${ownerOf(node)}${signatureOf(node, types)}`
  if (ts.isParameter(node)) {
    if (!ts.isParameterPropertyDeclaration(node, node.parent))
      return `(parameter) ${parameterText(node, types)}`
    return `(property) ${ownerOf(node.parent)}${signatureOf(node, types)}`
  }
  if (ts.isBindingElement(node) && isParameterPart(node))
    return `(parameter) ${signatureOf(node, types)}`
  return isDescribed(node) ? signatureOf(node, types) : `${sourceName(node)}: ${types.typeOf(node)}`
}

function isParameterPart(node: ts.BindingElement): boolean {
  let root: ts.Node = node
  while (ts.isBindingElement(root)) root = root.parent.parent
  return ts.isParameter(root)
}

function isProperty(node: ts.Node): boolean {
  return (
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node)
  )
}

function isDescribed(node: ts.Node): boolean {
  return (
    isCallable(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isNamespaceExport(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isExportAssignment(node) ||
    ts.isIndexSignatureDeclaration(node)
  )
}

/** `class Queue<T>`, without what it extends. */
function titleOf(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration): string {
  const word = ts.isInterfaceDeclaration(node) ? 'interface' : 'class'
  return `${word} ${nameOf(node)}`
}

/** `Queue<T>`: the parameters' names alone. */
function nameOf(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration): string {
  const names = node.typeParameters?.map(({ name }) => name.text) ?? []
  return (node.name?.text ?? '(anonymous)') + (names.length === 0 ? '' : `<${names.join(', ')}>`)
}

/** `Queue<T>.` before a member. */
function ownerOf(member: ts.Node): string {
  const { parent } = member
  if (ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent)) return `${nameOf(parent)}.`
  return ts.isEnumDeclaration(parent) ? `${parent.name.text}.` : ''
}

function sourceName(node: ts.Declaration): string {
  const name = ts.getNameOfDeclaration(node)
  return name === undefined ? '(anonymous)' : sourceText(name)
}

function overloadsOf(symbol: ts.Symbol, declaration: ts.Declaration): string {
  if (!isCallable(declaration) || ts.isAccessor(declaration)) return ''
  const callable = (symbol.declarations ?? []).filter(isCallable)
  const signatures = callable.filter((node) => !('body' in node && node.body !== undefined))
  const others = Math.max(signatures.length, 1) - 1
  return others === 0 ? '' : ` (+${others} overload${others === 1 ? '' : 's'})`
}
