import { ts } from 'ts-morph'
import { memberName, nameText } from './member-name.ts'
import { sourceText, type TypeWriter } from './type-text.ts'

/** A declaration as one line: `add(item: T): void`, `class Queue<T> extends Base<T>`, `size: number`. */
export function signatureOf(node: ts.Node, types: TypeWriter): string {
  if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) return headOf(node)
  if (ts.isTypeAliasDeclaration(node))
    return `type ${node.name.text}${typeParameters(node)} = ${sourceText(node.type)}`
  if (ts.isEnumDeclaration(node)) return `${isConst(node) ? 'const ' : ''}enum ${node.name.text}`
  if (ts.isModuleDeclaration(node)) return `namespace ${node.name.text}`
  if (ts.isNamespaceExport(node)) return `namespace ${nameText(node.name)}`
  if (ts.isTypeParameterDeclaration(node)) return sourceText(node)
  if (isCallable(node)) return callableText(node, types)
  return valueText(node, types)
}

/** Functions and everything declared like them. */
export type Callable =
  | ts.FunctionDeclaration
  | ts.MethodDeclaration
  | ts.MethodSignature
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration
  | ts.CallSignatureDeclaration
  | ts.ConstructSignatureDeclaration

/** Whether a declaration can be overloaded or is one half of an accessor. */
export function isCallable(node: ts.Node): node is Callable {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isCallSignatureDeclaration(node) ||
    ts.isConstructSignatureDeclaration(node)
  )
}

function headOf(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration): string {
  const word = ts.isInterfaceDeclaration(node) ? 'interface' : 'class'
  const isAbstract = ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.AbstractKeyword)
  const heritage = (node.heritageClauses ?? []).map((clause) => ` ${sourceText(clause)}`)
  const name = node.name?.text ?? 'default'
  return `${isAbstract ? 'abstract ' : ''}${word} ${name}${typeParameters(node)}${heritage.join('')}`
}

function isConst(node: ts.EnumDeclaration): boolean {
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ConstKeyword) ?? false
}

/** `<T, U = T>`, or nothing. */
function typeParameters(node: ts.DeclarationWithTypeParameterChildren): string {
  const list = node.typeParameters?.map((parameter) => sourceText(parameter)) ?? []
  return list.length === 0 ? '' : `<${list.join(', ')}>`
}

function callableText(node: Callable, types: TypeWriter): string {
  const list = node.parameters.map((parameter) => parameterText(parameter, types)).join(', ')
  const call = `${typeParameters(node)}(${list})`
  const optional = 'questionToken' in node && node.questionToken !== undefined ? '?' : ''
  switch (node.kind) {
    case ts.SyntaxKind.Constructor:
      return `constructor${call}`
    case ts.SyntaxKind.SetAccessor:
      return `set ${nameText(node.name)}${call}`
    case ts.SyntaxKind.GetAccessor:
      return `get ${nameText(node.name)}${call}: ${types.returnOf(node)}`
    case ts.SyntaxKind.CallSignature:
      return `${call}: ${types.returnOf(node)}`
    case ts.SyntaxKind.ConstructSignature:
      return `new ${call}: ${types.returnOf(node)}`
    case ts.SyntaxKind.FunctionDeclaration:
      return `function ${node.name?.text ?? 'default'}${call}: ${types.returnOf(node)}`
    default:
      return `${nameText(node.name)}${optional}${call}: ${types.returnOf(node)}`
  }
}

/** `...items?: T[]` */
export function parameterText(node: ts.ParameterDeclaration, types: TypeWriter): string {
  const rest = node.dotDotDotToken === undefined ? '' : '...'
  const name = ts.isIdentifier(node.name) ? node.name.text : sourceText(node.name)
  const optional = node.questionToken ?? node.initializer
  return `${rest}${name}${optional === undefined ? '' : '?'}: ${types.typeOf(node)}`
}

function valueText(node: ts.Node, types: TypeWriter): string {
  if (ts.isIndexSignatureDeclaration(node)) return sourceText(node).replace(/[;,]$/u, '')
  if (ts.isEnumMember(node)) return sourceText(node)
  if (ts.isExportAssignment(node)) return `default: ${types.typeOf(node)}`
  const declaration = node as ts.VariableDeclaration | ts.PropertySignature
  const name = memberName(node) ?? nameText(declaration.name)
  const isField = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)
  const optional = isField ? mark(node) : ''
  return `${keywordOf(node)}${name}${optional}: ${types.typeOf(declaration)}`
}

function mark({ questionToken }: ts.PropertySignature | ts.PropertyDeclaration): string {
  return questionToken === undefined ? '' : '?'
}

/** `const `, `let ` or `var ` before a variable, nothing before anything else. */
function keywordOf(node: ts.Node): string {
  let root = node
  while (ts.isBindingElement(root)) root = root.parent.parent
  if (!ts.isVariableDeclaration(root)) return ''
  const { flags } = root.parent
  if (flags & ts.NodeFlags.Using) return flags & ts.NodeFlags.Const ? 'const ' : 'using '
  return flags & ts.NodeFlags.Const ? 'const ' : flags & ts.NodeFlags.Let ? 'let ' : 'var '
}
