import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const TITLED = new Set(['it', 'test', 'describe'])

/** Every title of a test or a group of tests below a folder, with the file that holds it. */
export function testTitles(folder: string): { title: string; file: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return titlesOf(file, text).map((title) => ({ title, file }))
    })
}

/** The titles in the text of one test file. */
export function titlesOf(file: string, text: string): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && TITLED.has(rootOf(node.expression))) {
      const [title] = node.arguments
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return titles
}

/** `it` for `it`, `it.each(…)` and `it.skipIf(…).each`; empty for anything else. */
function rootOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text
  if (ts.isPropertyAccessExpression(callee)) return rootOf(callee.expression)
  if (ts.isCallExpression(callee)) return rootOf(callee.expression)
  if (ts.isTaggedTemplateExpression(callee)) return rootOf(callee.tag)
  return ''
}
