import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const REPOSITORY = join(import.meta.dirname, '../../../..')
/** A book of one port, `p`, with the class `Counter` and one note. */
const BASE = join(REPOSITORY, 'tools/extract/test/fixtures/throws/_base')
/** Inside the repository, so that packages resolve; not committed. */
const SCRATCH = join(REPOSITORY, '.cache/tests/annotate')

/** What reading the book of this name left, before anything in it was changed; known by its folder too. */
const warmOf = (name: string): string => join(SCRATCH, `${name}.warm`)

/** Makes later copies of that name quick to read: `read` reads the first one. */
export async function warmUp(
  name: string,
  read: (root: string) => Promise<unknown>,
): Promise<void> {
  rmSync(warmOf(name), { recursive: true, force: true })
  const root = copyBook(name)
  await read(root)
  renameSync(join(root, '.cache/extract'), warmOf(name))
}

/** A fresh copy of a small book, with these files besides. Gives its folder. */
export function copyBook(name: string, files: Record<string, string> = {}): string {
  const root = join(SCRATCH, name)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  cpSync(BASE, root, { recursive: true })
  if (existsSync(warmOf(name)))
    cpSync(warmOf(name), join(root, '.cache/extract'), { recursive: true })
  for (const [path, text] of Object.entries(files)) put(root, path, text)
  return root
}

/** Writes a file of a book. */
export function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** Reads a file of a book. */
export function get(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Replaces a piece of a file that is there once. */
export function edit(root: string, path: string, from: string, to: string): void {
  const text = get(root, path)
  if (text.split(from).length !== 2) throw new Error(`${from} is not in ${path} once`)
  put(
    root,
    path,
    text.replace(from, () => to),
  )
}

/** Names of all files below a folder with their texts. */
export function readAll(root: string, folder: string): Record<string, string> {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name.replaceAll('\\', '/'), get(root, join(folder, name))]),
  )
}
