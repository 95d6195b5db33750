import { ts } from 'ts-morph'
import { parseSymbolId, type SymbolId } from '#schemas/ids.ts'
import type { PortFile } from '../load/port-file.ts'
import { memberName, nameText } from './member-name.ts'

/** A file of the book, and the port it belongs to. */
export interface OwnedFile extends PortFile {
  readonly port: string
}

/** Gives declarations their ids. */
export interface Identity {
  readonly fileOf: (file: ts.SourceFile) => OwnedFile | undefined
  /** `undefined` for locals and for what is declared outside the book. */
  readonly idOf: (declaration: ts.Node) => SymbolId | undefined
}

interface Place {
  readonly file: OwnedFile
  /** Names joined by dots; empty for the file itself. */
  readonly path: string
}

/** @param files - the files that are indexed, by the name the compiler knows them under */
export function createIdentity(
  files: ReadonlyMap<string, OwnedFile>,
  checker: ts.TypeChecker,
): Identity {
  const places = new WeakMap<ts.Node, Place | 'none'>()
  const ids = new Map<string, SymbolId>()
  const fileOf = (file: ts.SourceFile): OwnedFile | undefined => files.get(file.fileName)
  const locate = (node: ts.Node): Place | undefined => {
    const known = places.get(node)
    if (known !== undefined) return known === 'none' ? undefined : known
    const place = placeOf(node, { locate, fileOf, checker })
    places.set(node, place ?? 'none')
    return place
  }
  return {
    fileOf,
    idOf: (node) => {
      if (ts.isSourceFile(node)) return undefined
      const place = locate(node)
      if (place === undefined || place.path === '') return undefined
      const text = `${place.file.port}/${place.file.module}#${place.path}`
      const id = ids.get(text) ?? parseSymbolId(text)
      ids.set(text, id)
      return id
    },
  }
}

interface Locator {
  readonly locate: (node: ts.Node) => Place | undefined
  readonly fileOf: Identity['fileOf']
  readonly checker: ts.TypeChecker
}

function placeOf(node: ts.Node, locator: Locator): Place | undefined {
  if (ts.isSourceFile(node)) {
    const file = locator.fileOf(node)
    return file && { file, path: '' }
  }
  if (ts.isModuleDeclaration(node)) return placeOfModule(node, locator)
  if (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node)
  )
    return inStatement(node, node.name?.text ?? 'default', locator)
  if (ts.isExportAssignment(node))
    return inStatement(node, node.isExportEquals === true ? 'export=' : 'default', locator)
  if (ts.isNamespaceExport(node)) return inStatement(node.parent, nameText(node.name), locator)
  if (ts.isVariableDeclaration(node) || ts.isBindingElement(node))
    return placeOfVariable(node, locator)
  return placeOfMember(node, locator)
}

function append(place: Place | undefined, name: string): Place | undefined {
  if (place === undefined) return undefined
  return { file: place.file, path: place.path === '' ? name : `${place.path}.${name}` }
}

/** Only what stands in a file or a namespace has an id; in a block it is a local. */
function inStatement(statement: ts.Node, name: string, locator: Locator): Place | undefined {
  const { parent } = statement
  if (ts.isSourceFile(parent)) return append(locator.locate(parent), name)
  if (!ts.isModuleBlock(parent)) return undefined
  const twin = hasInstanceMember(parent.parent, name, locator.checker)
  return append(locator.locate(parent.parent), twin ? `static:${name}` : name)
}

function placeOfModule(node: ts.ModuleDeclaration, locator: Locator): Place | undefined {
  if (ts.isStringLiteral(node.name)) {
    // declare module './queue' adds to that file; any other name is a package's.
    const declared = locator.checker.getSymbolAtLocation(node.name)?.declarations
    const file = declared?.find(ts.isSourceFile)
    return file && locator.locate(file)
  }
  if (ts.isModuleDeclaration(node.parent))
    return append(locator.locate(node.parent), node.name.text)
  return inStatement(node, node.name.text, locator)
}

function placeOfVariable(
  node: ts.VariableDeclaration | ts.BindingElement,
  locator: Locator,
): Place | undefined {
  if (!ts.isIdentifier(node.name)) return undefined
  let root: ts.Node = node
  while (ts.isBindingElement(root)) root = root.parent.parent
  if (!ts.isVariableDeclaration(root)) return undefined
  const statement = root.parent.parent
  if (!ts.isVariableStatement(statement)) return undefined
  return inStatement(statement, node.name.text, locator)
}

function placeOfMember(node: ts.Node, locator: Locator): Place | undefined {
  if (ts.isEnumMember(node)) return append(locator.locate(node.parent), nameText(node.name))
  if (ts.isTypeParameterDeclaration(node)) {
    const owner = ownerOf(node.parent, locator)
    return append(owner, `<${node.name.text}>`)
  }
  if (ts.isParameter(node)) {
    if (!ts.isParameterPropertyDeclaration(node, node.parent)) return undefined
    return append(ownerOf(node.parent.parent, locator), nameText(node.name))
  }
  const name = memberName(node)
  if (name === undefined) return undefined
  const owner = ownerOf(node.parent, locator)
  return append(owner, hasTwin(node, locator.checker) ? `static:${name}` : name)
}

/** The place that `container`'s members are named after. */
function ownerOf(container: ts.Node, locator: Locator): Place | undefined {
  if (ts.isTypeLiteralNode(container)) return ownerOfValue(container, locator)
  if (ts.isObjectLiteralExpression(container)) return ownerOfValue(container, locator)
  if (ts.isClassExpression(container)) return ownerOfValue(container, locator)
  return locator.locate(container)
}

/**
 * An object literal, type literal or class expression takes the name of the declaration whose whole value or
 * type it is. An annotated value does not: its members are those of the annotation.
 */
function ownerOfValue(value: ts.Node, { locate }: Locator): Place | undefined {
  let child = value
  for (;;) {
    const parent = child.parent
    if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
      return parent.type === undefined || parent.type === child ? locate(parent) : undefined
    if (
      ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isExportAssignment(parent)
    )
      return locate(parent)
    if (!isTransparent(parent, child)) return undefined
    child = parent
  }
}

function isTransparent(parent: ts.Node, child: ts.Node): boolean {
  if (ts.isAsExpression(parent)) return ts.isConstTypeReference(parent.type)
  if (ts.isSatisfiesExpression(parent)) return parent.expression === child
  return (
    ts.isParenthesizedExpression(parent) ||
    ts.isParenthesizedTypeNode(parent) ||
    ts.isUnionTypeNode(parent) ||
    ts.isIntersectionTypeNode(parent) ||
    ts.isArrayTypeNode(parent) ||
    ts.isTypeOperatorNode(parent)
  )
}

/** Whether a static member has an instance member of the same name. */
function hasTwin(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!isStaticMember(node) || !ts.isClassLike(node.parent)) return false
  const name = memberName(node)
  return name !== undefined && hasInstanceMember(node.parent, name, checker)
}

/** Whether the class or interface that `declaration` is, or is merged with, has a member `name` in its instances. */
function hasInstanceMember(
  declaration: ts.ClassLikeDeclaration | ts.ModuleDeclaration,
  name: string,
  checker: ts.TypeChecker,
): boolean {
  const symbol = declaration.name && checker.getSymbolAtLocation(declaration.name)
  return (symbol?.declarations ?? [declaration]).some(
    (sibling) =>
      (ts.isClassLike(sibling) || ts.isInterfaceDeclaration(sibling)) &&
      sibling.members.some((other) => memberName(other) === name && !isStaticMember(other)),
  )
}

function isStaticMember(node: ts.Node): boolean {
  if (!ts.canHaveModifiers(node)) return false
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false
}
