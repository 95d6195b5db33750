/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the guards of ts-morph take any node */
import { Node, Project, type SourceFile, type Statement, ts } from 'ts-morph'
import type { CodeBase } from './anchor-sheet.ts'

/** A declaration that one refactoring is applied to. Offsets are into all the code. */
export interface Unit {
  readonly node: Node
  readonly file: string
  /** Begin of its doc comment, or of itself. */
  readonly start: number
  readonly end: number
  /** Begin and end of its name. */
  readonly name: { readonly start: number; readonly end: number; readonly text: string }
  /** Statements of its body, when it has one. */
  readonly body: readonly Statement[]
  readonly isMember: boolean
}

/** The code as ts-morph reads it. */
export interface ParsedCode {
  readonly project: Project
  readonly units: readonly Unit[]
  readonly offsetOf: (node: Node, at: number) => number
}

/** Reads the declarations of all files: those at the top level, and the members of classes and interfaces. */
export function parseCode(code: CodeBase): ParsedCode {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      target: ts.ScriptTarget.ESNext,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
  })
  for (const [file, text] of code.files) project.createSourceFile(`/${file}`, text)
  const offsetOf = (node: Node, at: number): number =>
    (code.base.get(node.getSourceFile().getFilePath().slice(1)) ?? 0) + at
  const units = project.getSourceFiles().flatMap((source) => unitsOf(source, offsetOf))
  return { project, units, offsetOf }
}

function unitsOf(source: SourceFile, offsetOf: ParsedCode['offsetOf']): Unit[] {
  const nodes = source.getStatements().flatMap((statement): { node: Node; isMember: boolean }[] => {
    const isContainer = Node.isClassDeclaration(statement) || Node.isInterfaceDeclaration(statement)
    const members = isContainer ? statement.getMembers() : []
    return [statement, ...members].map((node) => ({ node, isMember: node !== statement }))
  })
  return nodes.flatMap(({ node, isMember }) => {
    const name = nameOf(node)
    if (name === undefined) return []
    const doc = Node.isJSDocable(node) ? node.getJsDocs()[0] : undefined
    return {
      node,
      file: source.getFilePath().slice(1),
      start: offsetOf(node, doc?.getStart() ?? node.getStart()),
      end: offsetOf(node, node.getEnd()),
      name: {
        start: offsetOf(node, name.getStart()),
        end: offsetOf(node, name.getEnd()),
        text: name.getText(),
      },
      body: bodyOf(node),
      isMember,
    }
  })
}

/** Overloaded functions are left out: their parts belong together. */
function nameOf(node: Node): Node | undefined {
  if (Node.isVariableStatement(node)) {
    const [only, ...more] = node.getDeclarations()
    const name = more.length === 0 ? only?.getNameNode() : undefined
    return Node.isIdentifier(name) ? name : undefined
  }
  if (Node.isOverloadable(node) && (node.getOverloads().length > 0 || node.isOverload())) return
  const isKnown =
    Node.isFunctionDeclaration(node) ||
    Node.isClassDeclaration(node) ||
    Node.isInterfaceDeclaration(node) ||
    Node.isTypeAliasDeclaration(node) ||
    Node.isEnumDeclaration(node) ||
    Node.isMethodDeclaration(node) ||
    Node.isPropertyDeclaration(node) ||
    Node.isPropertySignature(node) ||
    Node.isMethodSignature(node) ||
    Node.isGetAccessorDeclaration(node)
  const name = isKnown ? node.getNameNode() : undefined
  return Node.isIdentifier(name) ? name : undefined
}

function bodyOf(node: Node): Statement[] {
  const holder = Node.isVariableStatement(node)
    ? node.getDeclarations()[0]?.getInitializer()
    : Node.isFunctionDeclaration(node) ||
        Node.isMethodDeclaration(node) ||
        Node.isGetAccessorDeclaration(node)
      ? node
      : undefined
  if (!Node.isBodied(holder) && !Node.isBodyable(holder)) return []
  const body = holder.getBody()
  return Node.isBlock(body) ? body.getStatements() : []
}
