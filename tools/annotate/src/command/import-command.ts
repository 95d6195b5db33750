import { resolve } from 'node:path'
import { EXIT } from '../exit-code.ts'
import { readLimited } from '../read-limited.ts'
import { Refusal } from '../refusal.ts'
import { type ImportedFile, readCollection } from '../w3c/read-collection.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Answer, World } from '../world.ts'
import type { Change } from '../write/change-files.ts'
import { writeNotes } from '../write/write-notes.ts'
import { type Context, openBookOf } from './context.ts'

/** Bytes of an import. */
const MAX_BYTES = 64_000_000

/** `import`: writes the notes of an export, all of them or none. */
export async function importNotes(
  context: Context,
  { file, replace }: { file: string; replace: boolean },
): Promise<Answer> {
  const workspace = await openBookOf(context)
  const imported = readCollection(await readJson(file, context.world), workspace.book)
  const changes = imported.flatMap((one) => planFile(one, replace, workspace))
  refuseLeftovers(imported, workspace)
  writeNotes(workspace, changes, () => undefined)
  const same = imported.length - changes.length
  const files = changes.map(({ path }) => `${path}\n`).join('')
  const known = same === 0 ? '' : `, ${same} there already`
  return { output: `${files}${changes.length} files written${known}\n`, exitCode: EXIT.ok }
}

async function readJson(file: string, { workingFolder, readInput }: World): Promise<string> {
  if (file === '-') return await readInput(MAX_BYTES)
  try {
    return await readLimited(resolve(workingFolder, file), MAX_BYTES)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(`${file} cannot be read: ${reason}`, 'Name a file that `export` wrote.')
  }
}

function planFile({ path, text }: ImportedFile, replace: boolean, { env }: Workspace): Change[] {
  const read = env.fs.read(path)
  switch (read.kind) {
    case 'missing':
      return [{ path, text, before: undefined }]
    case 'text':
      if (read.text === text) return []
      if (replace) return [{ path, text, before: read.text }]
      throw new Refusal(
        `${path} exists and is another note than the imported one`,
        'Nothing was written. --replace replaces it.',
      )
    default:
      throw new Refusal(`${path} is there and cannot be read`, 'Nothing was written.')
  }
}

/** A language that is here and not in the import would be joined to words its author never saw. */
function refuseLeftovers(imported: readonly ImportedFile[], { book, env }: Workspace): void {
  const paths = new Set(imported.map(({ path }) => path))
  const firsts = imported.filter(({ path }) => !/\.[a-z]{2,3}\.md$/u.test(path))
  for (const { path } of firsts)
    for (const { code } of book.locales) {
      const other = path.replace(/\.md$/u, `.${code}.md`)
      if (!paths.has(other) && env.fs.exists(other))
        throw new Refusal(
          `${other} is not in the import, though its note is`,
          'Nothing was written. Delete that file first, or export it too.',
        )
    }
}
