import type { ts } from 'ts-morph'
import { createDocParser } from './doc-comment.ts'
import { createHovers } from './hover-cache.ts'
import { type Identity, createIdentity, type OwnedFile } from './symbol-id.ts'
import { createTargetResolver, type Resolved, type TargetResolver } from './resolve-target.ts'
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
  return {
    program,
    checker,
    identity,
    targets: createTargetResolver(program, identity),
    types,
    hover: createHovers(types),
    parseDoc: createDocParser(),
  }
}
