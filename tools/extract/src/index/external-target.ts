import { ts } from 'ts-morph'
import type { OccurrenceTarget } from '#schemas/occurrence.ts'
import { memberName, nameText } from './member-name.ts'

// …/node_modules/@types/node/fs.d.ts
const RE_PACKAGE = /.*\/node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\//u
const RE_EXTENSION = /(?:\.d)?\.[mc]?tsx?$/u

/** Names something declared outside the book: the module people import it from, and its dotted name. */
export function externalTarget(declaration: ts.Declaration, program: ts.Program): OccurrenceTarget {
  const names: string[] = []
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name))
      return target(node.name.text, names)
    const name = ownName(node)
    if (name !== undefined) names.unshift(name)
  }
  return target(moduleOf(declaration.getSourceFile(), program), names)
}

function target(module: string, names: readonly string[]): OccurrenceTarget {
  return { kind: 'external', module, name: names.length === 0 ? '*' : names.join('.') }
}

function moduleOf(file: ts.SourceFile, program: ts.Program): string {
  const { fileName } = file
  if (program.isSourceFileDefaultLibrary(file))
    return fileName.slice(fileName.lastIndexOf('/') + 1).replace(RE_EXTENSION, '')
  const name = RE_PACKAGE.exec(fileName)?.groups?.['name']
  if (name !== undefined) return name.replace(/^@types\//u, '')
  const root = program.getCurrentDirectory()
  return fileName.replace(`${root}/`, '').replace(RE_EXTENSION, '')
}

function ownName(node: ts.Node): string | undefined {
  if (ts.isModuleDeclaration(node)) return node.name.text === 'global' ? undefined : node.name.text
  const member = memberName(node)
  if (member !== undefined) return member
  const name = ts.isBinaryExpression(node)
    ? undefined
    : ts.getNameOfDeclaration(node as ts.Declaration)
  return name !== undefined && ts.isIdentifier(name) ? nameText(name) : undefined
}
