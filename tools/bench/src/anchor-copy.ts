/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the guards of ts-morph take any node */
import { Node, SyntaxKind } from 'ts-morph'
import type { Unit } from './anchor-units.ts'
import type { Bench } from './anchor-workbench.ts'

/**
 * The text of a declaration under another name.
 *
 * @param isNear - one more token differs
 * @param name - of the copy; a new one unless it is given
 */
export function copyOf(
  unit: Unit,
  bench: Omit<Bench, 'sheet' | 'idAt'>,
  isNear: boolean,
  name = bench.fresh(),
): string | undefined {
  const others = tokensOf(unit).filter((node) => node.getText() !== unit.name.text)
  const changed = isNear ? bench.random.pick(others) : undefined
  if (isNear && changed === undefined) return undefined
  const edits = ownNames(unit).map((node) => ({ node, text: name }))
  if (changed !== undefined) edits.push({ node: changed, text: bench.fresh() })
  edits.sort((a, b) => b.node.getStart() - a.node.getStart())
  let text = bench.textOf(unit.start, unit.end)
  const base = unit.start - bench.code.offsetOf(unit.node, 0)
  for (const { node, text: to } of edits)
    text = text.slice(0, node.getStart() - base) + to + text.slice(node.getEnd() - base)
  return text
}

/** Identifiers of the code, not of its comments. */
export function tokensOf({ node }: Unit): Node[] {
  return node
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .filter((one) => one.getFirstAncestor((around) => Node.isJSDoc(around)) === undefined)
}

/** What the unit's own name stands for itself in it. */
function ownNames({ node, name }: Unit): Node[] {
  return node
    .getDescendants()
    .filter((one) => Node.isIdentifier(one) && one.getText() === name.text)
    .filter((one) => {
      const parent = one.getParentOrThrow()
      // this.name is one of a member's own names, anything.name of others not.
      return (
        !Node.isPropertyAccessExpression(parent) ||
        parent.getNameNode() !== one ||
        parent.getExpression().getKind() === SyntaxKind.ThisKeyword
      )
    })
}
