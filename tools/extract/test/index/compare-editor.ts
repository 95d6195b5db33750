import type { Occurrence } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type BookIndex, createIndexLookup, type IndexLookup } from '../../src/index/book-index.ts'
import { ownName } from '#authored/own-name.ts'
import type { Definition, Editor } from './language-service.ts'

interface Side {
  readonly file: SourceFile
  readonly own: Occurrence
  readonly lookup: IndexLookup
}

/** Places that an occurrence of ours leads to, as the editor names places. */
function ourPlaces({ file, own: { target }, lookup }: Side): string[] {
  switch (target.kind) {
    case 'symbol': {
      // The editor goes from `new Queue` to the constructor: ours says which class it is of.
      const made = lookup.findSymbol(`${target.id}.constructor`)
      return [lookup.getSymbol(target.id), ...(made === undefined ? [] : [made])]
        .flatMap(({ declarations }) => declarations)
        .flatMap((at) => [`${at.file} ${at.name.start}`, `${at.file} ${at.range.start}`])
    }
    case 'local':
      return [`${file.path} ${target.definition}`]
    case 'module':
      return [`${target.file} 0`]
    case 'external':
      return ['outside']
  }
}

/** Where we mean to differ: each is a case in which an editor answers another question than a reader asks. */
function isExplained(side: Side, theirs: readonly string[]): boolean {
  const { target, role, range } = side.own
  const { text, path } = side.file
  // A label, or a rest binding, at the place that introduces it: the editor has nothing to say.
  if (theirs.length === 0) return role === 'definition' && target.kind === 'local'
  // `const { size } = box` declares a variable: the editor goes to the property it is taken from.
  if (role === 'definition' && /[{,]\s*$/u.test(text.slice(0, range.start))) return true
  // `({ size: width } = box)`: the editor stays where it is, we go to the member that is taken.
  if (role === 'reference' && text.startsWith(':', range.end) && theirs.length === 1)
    if (theirs[0] === `${path} ${range.start}`) return true
  // `import * as all`, and its uses: the editor stops at the import, we go on to the file.
  if (target.kind === 'module') return theirs.every((place) => place.startsWith(path))
  if (target.kind === 'symbol')
    return isOtherView(side.lookup.getSymbol(target.id), text.slice(range.start, range.end), theirs)
  // An import that leads nowhere: the editor stops at the import, we keep its name.
  if (target.kind !== 'external') return false
  const [, at = ''] = (theirs[0] ?? '').split(' ')
  return text.slice(0, Number(at)).split('\n').at(-1)?.startsWith('import ') === true
}

function isOtherView(symbol: SymbolRecord, name: string, theirs: readonly string[]): boolean {
  // `export * as all` has an id: the editor goes past it to the file.
  if (symbol.kind === 'namespace') return theirs.every((place) => place.endsWith(' 0'))
  // `run = () => …` is called: the editor goes to the arrow function, which is inside our declaration.
  return symbol.declarations.some(({ file, range, implementation }) =>
    theirs.every((place) => {
      const [at, start] = place.split(' ')
      const isInside = at === file && Number(start) > range.start && Number(start) < range.end
      return implementation && isInside && ownName(symbol.id) === name
    }),
  )
}

/** A member that several types of an intersection declare: we take the first, the editor the last. */
function isTwin(side: Side, theirs: readonly string[]): boolean {
  const { target } = side.own
  if (target.kind !== 'symbol') return false
  const [theirFile = '', at] = (theirs[0] ?? '').split(' ')
  const other = side.lookup
    .findFile(theirFile)
    ?.occurrences.find(({ range }) => range.start === Number(at))?.target
  if (other?.kind !== 'symbol' || ownName(other.id) !== ownName(target.id)) return false
  const owners = [other.id, target.id].map((id) => side.lookup.getSymbol(id).parent ?? id)
  // Both owners stand in the annotation that the member is written under.
  const before = side.file.text.slice(0, side.own.range.start)
  const annotation = before.slice(before.lastIndexOf('\nconst '), before.lastIndexOf(' = {'))
  return owners.map(ownName).every((name) => annotation.includes(name))
}

function editorPlace(known: IndexLookup, { file, start }: Definition): string {
  return known.findFile(file) === undefined ? 'outside' : `${file} ${start}`
}

/** Every identifier of `index` that leads elsewhere than in an editor, but for the reasons above. */
export function findDifferences(index: BookIndex, editor: Editor): string[] {
  const lookup = createIndexLookup(index)
  const differences: string[] = []
  for (const file of index.files) {
    const byStart = new Map(file.occurrences.map((at) => [at.range.start as number, at]))
    for (const { start, text } of editor.identifiersOf(file.path)) {
      const theirs = editor.definitionsAt(file.path, start).map((at) => editorPlace(lookup, at))
      const own = byStart.get(start)
      const side = own && { file, own, lookup }
      const ours = side === undefined ? [] : ourPlaces(side)
      if (theirs.length === 0 && ours.length === 0) continue
      if (theirs.some((place) => ours.includes(place))) continue
      if (side !== undefined && (isExplained(side, theirs) || isTwin(side, theirs))) continue
      differences.push(
        `${file.path} ${start} ${text}: editor ${theirs.join(', ')}; ours ${ours.join(', ')}`,
      )
    }
  }
  return differences
}
