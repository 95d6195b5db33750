import type { NoteFault } from '#authored/note-fault.ts'
import { noteFrontMatterSchema } from '#schemas/annotation.ts'
import type { Problem } from '#schemas/problem.ts'
import { nearest } from '../nearest.ts'
import { chapterProblems } from './chapter-problems.data.ts'
import { noteProblems as problems } from './note-problems.data.ts'
import { createProblem } from './problem-definition.ts'
import { sourceProblems } from './source-problems.data.ts'

/** Says what is wrong with the text of a note in the words of a problem. */
export function noteFaultProblem(fault: NoteFault, file: string): Problem {
  const place = { file, line: fault.line }
  switch (fault.kind) {
    case 'tooLarge':
      return createProblem(sourceProblems.tooLarge, fault, place)
    case 'construct': {
      const article = fault.what === 'image' ? 'an' : 'a'
      return createProblem(problems.construct, { what: `${article} ${fault.what}` }, place)
    }
    case 'symbolLink':
      return createProblem(chapterProblems.symbolLink, fault, place)
    case 'yaml':
      return createProblem(sourceProblems.yaml, fault, place)
    case 'field': {
      const { field, reason, unknownKey } = fault
      const fields = Object.keys(noteFrontMatterSchema.shape)
      const near = unknownKey === undefined ? undefined : nearest(unknownKey, fields)
      const args = { field, reason, nearest: near === undefined ? [] : [near] }
      return createProblem(problems.frontMatterField, args, place)
    }
    case 'longLine':
      return createProblem(problems.longLine, fault, place)
    case 'nesting':
      return createProblem(problems.nesting, fault, place)
    case 'manyLines':
      return createProblem(problems.manyLines, fault, place)
    case 'table':
      return createProblem(problems.table, fault, place)
    case 'stacked':
      return createProblem(problems.stacked, {}, place)
    case 'author':
      return createProblem(problems.author, fault, place)
    case 'invisible':
      return createProblem(problems.invisible, fault, place)
    case 'link':
      return createProblem(problems.link, fault, place)
    case 'html':
      return createProblem(problems.html, fault, place)
    case 'expression':
      return createProblem(problems.expression, fault, place)
    case 'module':
      return createProblem(problems.module, fault, place)
    case 'empty':
      return createProblem(problems.empty, {}, place)
    case 'frontMatterMissing':
      return createProblem(problems.frontMatterMissing, {}, place)
  }
}
