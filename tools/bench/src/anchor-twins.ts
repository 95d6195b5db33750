import { createRandom } from './anchor-random.ts'
import { copyOf } from './anchor-copy.ts'
import { createCodeBase, type Edit, Sheet } from './anchor-sheet.ts'
import { parseCode, type Unit } from './anchor-units.ts'

/** One in so many declarations gets a twin. */
const SHARE = 15

// twin12, also as the container in Queue.twin12.add
const RE_TWIN = /[#.:](twin\d+)(?![\w$])/u

/** Name of the planted twin that an id is that of, or lies within. */
export function twinIn(id: string): string | undefined {
  return RE_TWIN.exec(id)?.[1]
}

/**
 * The code with exact copies of some declarations, as if they had always been there: half of them beside the original,
 * half elsewhere in its
 * file: where names mean something else, it would not be the same code. What happens to the original later is no matter of theirs.
 */
export function addTwins(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const random = createRandom(0)
  const base = createCodeBase(files)
  const code = parseCode(base)
  const sheet = new Sheet(base)
  let count = 0
  for (const unit of code.units) {
    if (random.below(SHARE) > 0) continue
    const name = `twin${(count += 1)}`
    const copy = copyOf(unit, { code, random, textOf: base.textOf, fresh: () => name }, false)
    const at = random.below(2) === 0 ? unit.end : elsewhere(unit, code.units, random.pick)
    if (copy === undefined || at === undefined) continue
    const edit: Edit = { start: at, end: at, text: `\n\n${copy}\n` }
    sheet.add([edit])
  }
  return sheet.apply().files
}

function elsewhere(
  unit: Unit,
  units: readonly Unit[],
  pick: <T>(from: readonly T[]) => T | undefined,
): number | undefined {
  const container = unit.node.getParent()
  const others = units.filter(({ node, file, isMember }) =>
    unit.isMember
      ? file === unit.file && node !== container && node.getKind() === container?.getKind()
      : file === unit.file && !isMember,
  )
  const other = pick(others)
  return other && (unit.isMember ? other.end - 1 : other.end)
}
