/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the guards of ts-morph take any node */
import { Node } from 'ts-morph'
import { copyOf, tokensOf } from './anchor-copy.ts'
import type { Edit } from './anchor-sheet.ts'
import type { Unit } from './anchor-units.ts'
import type { Bench } from './anchor-workbench.ts'

/** Applies itself to a unit. @returns whether it did; it does not where it makes no sense. */
export type Refactoring = (unit: Unit, bench: Bench) => boolean

/**
 * The known refactorings, by name. Left out, because the code alone does not say what is true afterwards:
 * - an exact copy beside the deleted original, which is a rename; so it is for each member of a deleted class of
 *   which there is a near twin, and for the members of a class that is copied under a name that was given away;
 * - two twins that are refactored in the same step, see `TwinGuard`;
 * - statements that changed places or went, for quotes that were torn apart and read as before nevertheless;
 * - a move to a file, or container, that has such a name already; an edit of what is renamed and its name reused in
 *   the same step; overloads, whose parts belong together.
 */
export const REFACTORINGS: Readonly<Record<string, Refactoring>> = {
  untouched: () => true,
  rename: (unit, bench) => rename(unit, bench),
  'move to another file': (unit, bench) => moveToFile(unit, bench, false),
  'rename and move to another file': (unit, bench) => moveToFile(unit, bench, true),
  'move to another container': moveToContainer,
  'reorder declarations': reorderDeclarations,
  'reorder statements': reorderStatements,
  'extract a function': extract,
  'edit a token': editToken,
  'insert a statement': insertStatement,
  'delete a statement': deleteStatement,
  delete: (unit, { sheet }) => sheet.add([{ start: unit.start, end: unit.end, text: '' }]),
  'add a near twin': (unit, bench) => addTwin(unit, bench, 'near', 'keep'),
  'add an exact twin': (unit, bench) => addTwin(unit, bench, 'exact', 'keep'),
  'add an exact twin and edit': (unit, bench) => addTwin(unit, bench, 'exact', 'edit'),
  'replace by a near twin': (unit, bench) => addTwin(unit, bench, 'near', 'delete'),
  'rename and reuse the name': renameAndReuse,
}

function renameEdits(unit: Unit, to: string, { code, idAt }: Bench): Edit[] {
  if (idAt(unit.name.start) === undefined) return []
  const service = code.project.getLanguageService().compilerObject
  const source = unit.node.getSourceFile()
  const base = code.offsetOf(unit.node, 0)
  const found = service.findRenameLocations(
    source.getFilePath(),
    unit.name.start - base,
    false,
    false,
    { providePrefixAndSuffixTextForRename: true },
  )
  return (found ?? []).map(({ fileName, textSpan, prefixText = '', suffixText = '' }) => {
    const start = code.offsetOf(code.project.getSourceFileOrThrow(fileName), 0) + textSpan.start
    const text = prefixText + to + suffixText
    return { start, end: start + textSpan.length, text, renames: idAt(start) ?? 'something else' }
  })
}

function rename(unit: Unit, bench: Bench): boolean {
  const edits = renameEdits(unit, bench.fresh(), bench)
  return edits.length > 0 && bench.sheet.add(edits)
}

function moveToFile(unit: Unit, bench: Bench, isRenamed: boolean): boolean {
  if (unit.isMember) return false
  const others = bench.code.project
    .getSourceFiles()
    .filter((source) => source !== unit.node.getSourceFile())
    // No refactoring puts a name where there is one already.
    .filter((source) => !source.getText().includes(` ${unit.name.text}`))
  const target = bench.random.pick(others)
  if (target === undefined) return false
  const edits = isRenamed ? renameEdits(unit, bench.fresh(), bench) : []
  if (isRenamed && edits.length === 0) return false
  const to = bench.code.offsetOf(target, target.getEnd())
  const { start, end } = unit
  return bench.sheet.add(edits, [{ start, end, to, before: '\n\n', after: '\n' }])
}

function moveToContainer(unit: Unit, bench: Bench): boolean {
  if (!unit.isMember) return false
  const container = unit.node.getParent()
  const containers = bench.code.units.filter(
    ({ node }) => node !== container && node.getKind() === container?.getKind(),
  )
  const target = bench.random.pick(containers)
  if (target === undefined || !hasMembers(target.node)) return false
  const hasNamesake = target.node
    .getMembers()
    .some((member) => Node.hasName(member) && member.getName() === unit.name.text)
  if (hasNamesake) return false
  const { start, end } = unit
  const to = target.end - 1
  return bench.sheet.add([], [{ start, end, to, before: '\n  ', after: '\n' }])
}

function hasMembers(node: Node): node is Node & { getMembers: () => Node[] } {
  return Node.isClassDeclaration(node) || Node.isInterfaceDeclaration(node)
}

function reorderDeclarations(unit: Unit, bench: Bench): boolean {
  const siblings = bench.code.units.filter(
    ({ node }) => node !== unit.node && node.getParent() === unit.node.getParent(),
  )
  const other = bench.random.pick(siblings)
  if (other === undefined) return false
  const { start, end } = unit
  return bench.sheet.add([], [{ start, end, to: other.start, before: '', after: '\n\n' }])
}

function reorderStatements({ body, node }: Unit, { sheet, code, random }: Bench): boolean {
  if (body.length < 2) return false
  const at = random.below(body.length - 1)
  const [first, second] = [body[at], body[at + 1]]
  if (first === undefined || second === undefined) return false
  const start = code.offsetOf(node, second.getStart(true))
  const end = code.offsetOf(node, second.getEnd())
  const to = code.offsetOf(node, first.getStart(true))
  return sheet.add([], [{ start, end, to, before: '', after: '\n' }])
}

function extract(unit: Unit, bench: Bench): boolean {
  const { body, node, isMember } = unit
  if (body.length < 2 || isMember) return false
  const { code, random, sheet } = bench
  const at = random.below(body.length)
  const first = body[at]
  const last = body[Math.min(body.length - 1, at + random.below(2))]
  if (first === undefined || last === undefined) return false
  const name = bench.fresh()
  const start = code.offsetOf(node, first.getStart(true))
  const end = code.offsetOf(node, last.getEnd())
  const before = `\n\nfunction ${name}() {\n`
  return sheet.add(
    // The call stands right before what leaves.
    [{ start: start - 1, end: start - 1, text: ` ${name}();` }],
    [{ start, end, to: unit.end, before, after: '\n}\n' }],
  )
}

function editToken(unit: Unit, bench: Bench): boolean {
  const tokens = tokensOf(unit).filter(
    (node) => bench.code.offsetOf(node, node.getStart()) !== unit.name.start,
  )
  const token = bench.random.pick(tokens)
  if (token === undefined) return false
  const start = bench.code.offsetOf(token, token.getStart())
  const end = bench.code.offsetOf(token, token.getEnd())
  return bench.sheet.add([{ start, end, text: bench.fresh() }])
}

function insertStatement({ body, node }: Unit, bench: Bench): boolean {
  const before = bench.random.pick(body)
  if (before === undefined) return false
  const at = bench.code.offsetOf(node, before.getStart(true))
  return bench.sheet.add([{ start: at, end: at, text: `${bench.fresh()}()\n` }])
}

function deleteStatement({ body, node }: Unit, bench: Bench): boolean {
  const gone = bench.random.pick(body)
  if (gone === undefined) return false
  const start = bench.code.offsetOf(node, gone.getStart(true))
  return bench.sheet.add([{ start, end: bench.code.offsetOf(node, gone.getEnd()), text: '' }])
}

/** A copy under another name, beside it; `near` ones differ in one more token. */
function addTwin(
  unit: Unit,
  bench: Bench,
  likeness: 'near' | 'exact',
  original: 'keep' | 'edit' | 'delete',
): boolean {
  // Of a class that differs in one member all the others would be exact copies.
  if (original === 'delete' && Node.isClassDeclaration(unit.node)) return false
  const copy = copyOf(unit, bench, likeness === 'near')
  if (copy === undefined) return false
  const twin: Edit = { start: unit.end, end: unit.end, text: `\n\n${copy}\n` }
  if (original === 'delete')
    return bench.sheet.add([{ start: unit.start, end: unit.end, text: '' }, twin])
  if (!bench.sheet.add([twin])) return false
  return original === 'keep' || insertStatement(unit, bench) || editToken(unit, bench)
}

/** The declaration goes on under a new name, and something else gets the old one. */
function renameAndReuse(unit: Unit, bench: Bench): boolean {
  if (Node.isClassDeclaration(unit.node)) return false
  const edits = renameEdits(unit, bench.fresh(), bench)
  const donors = bench.code.units.filter(
    ({ node }) =>
      node !== unit.node &&
      node.getKind() === unit.node.getKind() &&
      node.getParent()?.getKind() === unit.node.getParent()?.getKind(),
  )
  const donor = bench.random.pick(donors)
  if (edits.length === 0 || donor === undefined) return false
  // An exact copy of something that goes elsewhere could not be told from it.
  const text = copyOf(donor, bench, true, unit.name.text)
  if (text === undefined) return false
  return bench.sheet.add([...edits, { start: unit.end, end: unit.end, text: `\n\n${text}\n` }])
}
