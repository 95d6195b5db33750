import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml'

/** Why a YAML text was refused, and on which of its lines (1-based). */
export interface YamlRefusal {
  reason: string
  line: number
}

/** A parsed YAML text. */
export type YamlRead =
  | {
      kind: 'value'
      value: unknown
      /** 1-based line of the deepest part of `path` that exists. */
      readonly lineOf: (path: readonly PropertyKey[]) => number
    }
  | { kind: 'refused'; refusals: YamlRefusal[] }

/**
 * Parses the plain core of YAML. Anchors, aliases, tags and repeated keys are refused: nothing here needs them,
 * and a few lines of them can expand to gigabytes or to objects nobody wrote.
 */
export function parseYaml(text: string): YamlRead {
  try {
    return parsePlain(text)
  } catch (error) {
    // The parser and what walks its tree recurse.
    if (error instanceof RangeError)
      return { kind: 'refused', refusals: [{ reason: 'nested too deeply', line: 1 }] }
    throw error
  }
}

function parsePlain(text: string): YamlRead {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true })
  const lineAt = (position: number): number => Math.max(1, lines.linePos(position).line)
  const refusals = [...document.errors, ...document.warnings].map((error) => ({
    reason: error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '') ?? error.code,
    line: lineAt(error.pos[0]),
  }))
  visit(document, {
    Node(_, node) {
      const line = lineAt(node.range?.[0] ?? 0)
      if (isAlias(node)) refusals.push({ reason: `alias *${node.source}`, line })
      else if (node.anchor !== undefined) refusals.push({ reason: `anchor &${node.anchor}`, line })
      else if (node.tag !== undefined) refusals.push({ reason: `tag ${node.tag}`, line })
    },
  })
  if (refusals.length > 0) return { kind: 'refused', refusals }
  return {
    kind: 'value',
    value: document.toJS({ maxAliasCount: 0 }),
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range) return lineAt(node.range[0])
      }
      return 1
    },
  }
}
