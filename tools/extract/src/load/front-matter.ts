import type { Root } from 'mdast'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { parseYaml, type YamlRead } from '#authored/yaml.ts'

/** Front matter is the first node of a file or it is not there. */
export function frontMatterText(tree: Root): string | undefined {
  const [first] = tree.children
  return first?.type === 'yaml' ? first.value : undefined
}

/** A parsed YAML value and where its fields are. */
export type YamlValue = Extract<YamlRead, { kind: 'value' }>

/**
 * Parses YAML that begins on line `firstLine` of `file`; refusals are reported. Line numbers are the file's.
 */
export function readYaml(
  env: Env,
  text: string,
  file: string,
  firstLine = 1,
): YamlValue | undefined {
  const read = parseYaml(text)
  const shift = firstLine - 1
  if (read.kind === 'refused') {
    for (const { reason, line } of read.refusals)
      env.report(createProblem(sourceProblems.yaml, { reason }, { file, line: line + shift }))
    return undefined
  }
  return { ...read, lineOf: (path) => read.lineOf(path) + shift }
}
