import { ts } from 'ts-morph'
import { lineNumber, offset, type TextRange } from '#schemas/position.ts'
import type { HeritageRef, SymbolKind, SymbolRecord } from '#schemas/symbol.ts'
import type { OwnedFile } from './symbol-id.ts'
import { isCallable } from './signature.ts'
import { sourceText } from './type-text.ts'

/** Everything about a declaration that its syntax alone tells. */
export interface DeclarationShape {
  readonly kind: SymbolKind
  readonly range: TextRange
  readonly lines: { readonly start: number; readonly end: number }
  readonly name: TextRange
  readonly doc?: TextRange
  readonly implementation: boolean
  readonly callable: boolean
  readonly modifiers: readonly string[]
  readonly visibility: SymbolRecord['visibility']
  /** Not reachable although its namespace is. */
  readonly hidden: boolean
}

const KINDS: Partial<Record<ts.SyntaxKind, SymbolKind>> = {
  [ts.SyntaxKind.ClassDeclaration]: 'class',
  [ts.SyntaxKind.InterfaceDeclaration]: 'interface',
  [ts.SyntaxKind.TypeAliasDeclaration]: 'type-alias',
  [ts.SyntaxKind.EnumDeclaration]: 'enum',
  [ts.SyntaxKind.EnumMember]: 'enum-member',
  [ts.SyntaxKind.ModuleDeclaration]: 'namespace',
  [ts.SyntaxKind.NamespaceExport]: 'namespace',
  [ts.SyntaxKind.FunctionDeclaration]: 'function',
  [ts.SyntaxKind.VariableDeclaration]: 'variable',
  [ts.SyntaxKind.BindingElement]: 'variable',
  [ts.SyntaxKind.ExportAssignment]: 'variable',
  [ts.SyntaxKind.Constructor]: 'constructor',
  [ts.SyntaxKind.MethodDeclaration]: 'method',
  [ts.SyntaxKind.MethodSignature]: 'method',
  [ts.SyntaxKind.PropertyDeclaration]: 'property',
  [ts.SyntaxKind.PropertySignature]: 'property',
  [ts.SyntaxKind.PropertyAssignment]: 'property',
  [ts.SyntaxKind.ShorthandPropertyAssignment]: 'property',
  [ts.SyntaxKind.GetAccessor]: 'accessor',
  [ts.SyntaxKind.SetAccessor]: 'accessor',
  [ts.SyntaxKind.Parameter]: 'parameter-property',
  [ts.SyntaxKind.CallSignature]: 'call-signature',
  [ts.SyntaxKind.ConstructSignature]: 'construct-signature',
  [ts.SyntaxKind.IndexSignature]: 'index-signature',
  [ts.SyntaxKind.TypeParameter]: 'type-parameter',
}

/** What `node` declares; `undefined` for what never has an id, as labels and plain expressions. */
export function kindOf(node: ts.Node): SymbolKind | undefined {
  if (ts.isPropertyDeclaration(node) && ts.isAutoAccessorPropertyDeclaration(node))
    return 'accessor'
  if (ts.isParameter(node) && !ts.isParameterPropertyDeclaration(node, node.parent))
    return undefined
  if (ts.isExportAssignment(node) && isNameChain(node.expression)) return undefined
  return KINDS[node.kind]
}

/** `export default add` exports something that has an id already. */
function isNameChain(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && isNameChain(node.expression))
  )
}

/** @param kind - as {@link kindOf} gave it for `node` */
export function shapeOf(node: ts.Declaration, kind: SymbolKind, file: OwnedFile): DeclarationShape {
  const source = node.getSourceFile()
  const whole = statementOf(node)
  const start = whole.getStart(source, false)
  const name = nameOf(node)
  const nameStart = name?.getStart(source, false) ?? node.getStart(source, false)
  const modifiers = modifiersOf(node)
  const doc = docOf(whole, file.text)
  const line = (at: number): number => source.getLineAndCharacterOfPosition(at).line + 1
  return {
    kind,
    range: { start: offset(start), end: offset(whole.end) },
    lines: { start: line(start), end: line(whole.end) },
    name: { start: offset(nameStart), end: offset(name?.end ?? nameStart) },
    ...(doc === undefined ? {} : { doc }),
    implementation: hasBody(node, modifiers, source),
    callable: isCallable(node),
    modifiers: shownModifiers(node, modifiers),
    visibility: visibilityOf(node, modifiers),
    hidden: isHidden(whole, source),
  }
}

/** `export const a = 1` is shown whole; of `const a = 1, b = 2` only one part declares `a`. */
function statementOf(node: ts.Node): ts.Node {
  if (ts.isNamespaceExport(node)) return node.parent
  let root = node
  while (ts.isBindingElement(root)) root = root.parent.parent
  if (!ts.isVariableDeclaration(root)) return node
  const list = root.parent
  const isWhole = ts.isVariableDeclarationList(list) && list.declarations.length === 1
  return isWhole && ts.isVariableStatement(list.parent) ? list.parent : root
}

function nameOf(node: ts.Declaration): ts.Node | undefined {
  if (ts.isExportAssignment(node) || ts.isIndexSignatureDeclaration(node)) return undefined
  return (node as { name?: ts.Node }).name
}

function modifiersOf(node: ts.Node): ReadonlySet<ts.SyntaxKind> {
  const whole = statementOf(node)
  const of = (from: ts.Node): readonly ts.Modifier[] =>
    ts.canHaveModifiers(from) ? (ts.getModifiers(from) ?? []) : []
  return new Set([...of(node), ...of(whole)].map(({ kind }) => kind))
}

const SHOWN: readonly (readonly [ts.SyntaxKind, string])[] = [
  [ts.SyntaxKind.AbstractKeyword, 'abstract'],
  [ts.SyntaxKind.AsyncKeyword, 'async'],
  [ts.SyntaxKind.ConstKeyword, 'const'],
  [ts.SyntaxKind.OverrideKeyword, 'override'],
  [ts.SyntaxKind.ReadonlyKeyword, 'readonly'],
  [ts.SyntaxKind.StaticKeyword, 'static'],
]

function shownModifiers(node: ts.Node, modifiers: ReadonlySet<ts.SyntaxKind>): string[] {
  const shown = new Set(SHOWN.flatMap(([kind, word]) => (modifiers.has(kind) ? [word] : [])))
  if ('asteriskToken' in node && node.asteriskToken !== undefined) shown.add('generator')
  if ('questionToken' in node && node.questionToken !== undefined) shown.add('optional')
  let root = node
  while (ts.isBindingElement(root)) root = root.parent.parent
  if (ts.isVariableDeclaration(root) && root.parent.flags & ts.NodeFlags.Const) shown.add('const')
  return [...shown].sort()
}

function visibilityOf(
  node: ts.Declaration,
  modifiers: ReadonlySet<ts.SyntaxKind>,
): SymbolRecord['visibility'] {
  const name = nameOf(node)
  if (name !== undefined && ts.isPrivateIdentifier(name)) return 'private'
  if (modifiers.has(ts.SyntaxKind.PrivateKeyword)) return 'private'
  return modifiers.has(ts.SyntaxKind.ProtectedKeyword) ? 'protected' : 'public'
}

function hasBody(
  node: ts.Node,
  modifiers: ReadonlySet<ts.SyntaxKind>,
  source: ts.SourceFile,
): boolean {
  if (isCallable(node)) return 'body' in node && node.body !== undefined
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true
  const ambient = source.isDeclarationFile || modifiers.has(ts.SyntaxKind.DeclareKeyword)
  return !ambient && !modifiers.has(ts.SyntaxKind.AbstractKeyword)
}

function isHidden(statement: ts.Node, source: ts.SourceFile): boolean {
  if (!ts.isModuleBlock(statement.parent) || source.isDeclarationFile) return false
  const module = statement.parent.parent
  if (modifiersOf(module).has(ts.SyntaxKind.DeclareKeyword)) return false
  return !modifiersOf(statement).has(ts.SyntaxKind.ExportKeyword)
}

const RE_FILE_DOC = /@(?:file|fileoverview|license|module|packageDocumentation)\b/u

/** The last doc comment before a declaration, unless it speaks of the whole file. */
function docOf(statement: ts.Node, text: string): TextRange | undefined {
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? []
  const doc = comments
    .filter(({ pos, end }) => text.startsWith('/**', pos) && end - pos > '/**/'.length)
    .at(-1)
  if (doc === undefined || RE_FILE_DOC.test(text.slice(doc.pos, doc.end))) return undefined
  return { start: offset(doc.pos), end: offset(doc.end) }
}

/** `lines` of a shape in the form records have. */
export function lineRange({ lines }: DeclarationShape): {
  start: ReturnType<typeof lineNumber>
  end: ReturnType<typeof lineNumber>
} {
  return { start: lineNumber(lines.start), end: lineNumber(lines.end) }
}

/** What a class or interface names after `extends` or `implements`; `find` resolves the name. */
export function heritageOf(
  node: ts.Node,
  keyword: ts.SyntaxKind.ExtendsKeyword | ts.SyntaxKind.ImplementsKeyword,
  find: (expression: ts.Expression) => HeritageRef['symbol'],
): HeritageRef[] {
  if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node)) return []
  const clauses = (node.heritageClauses ?? []).filter(({ token }) => token === keyword)
  return clauses
    .flatMap(({ types }) => [...types])
    .map((type) => {
      const symbol = find(type.expression)
      return { text: sourceText(type), ...(symbol === undefined ? {} : { symbol }) }
    })
}
