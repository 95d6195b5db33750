import type { ts } from 'ts-morph'
import { createDocParser } from './doc-comment.ts'
import { createHovers } from './hover-cache.ts'
import { type Identity, createIdentity, type OwnedFile } from './symbol-id.ts'
import { createTargetResolver, type Resolved, type TargetResolver } from './resolve-target.ts'
import { readTokens, type TokenTable } from './tokens.ts'
import { createTypeWriter, type TypeWriter } from './type-text.ts'

/** What indexing the files of one program shares. */
export interface IndexContext {
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  readonly identity: Identity
  readonly targets: TargetResolver
  readonly types: TypeWriter
  /** The hover text of a declaration, made once. */
  readonly hover: (to: Resolved) => string | undefined
  /** Read once: the index and the shape of a file both need them. */
  readonly tokensOf: (source: ts.SourceFile) => TokenTable
  readonly parseDoc: ReturnType<typeof createDocParser>
}

/** @param files - all files of the book that are indexed, by the name the compiler knows them under */
export function createIndexContext(
  program: ts.Program,
  files: ReadonlyMap<string, OwnedFile>,
): IndexContext {
  const checker = program.getTypeChecker()
  const identity = createIdentity(files, checker)
  const types = createTypeWriter(checker)
  const tokens = new WeakMap<ts.SourceFile, TokenTable>()
  return {
    program,
    checker,
    identity,
    targets: createTargetResolver(program, identity),
    types,
    hover: createHovers(types),
    tokensOf: (source) => {
      const table = tokens.get(source) ?? readTokens(source)
      tokens.set(source, table)
      return table
    },
    parseDoc: createDocParser(),
  }
}
