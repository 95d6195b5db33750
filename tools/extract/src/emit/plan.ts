import type { BookConfig } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import type { OutputFile } from './output.ts'

/** What has to happen on disk for it to hold exactly the output. */
export interface Plan {
  /** Files that are new or whose bytes differ. */
  writes: OutputFile[]
  /** Files that an earlier run wrote and this one would not. */
  removals: string[]
  /** Files in our folder for pages that no run wrote. */
  foreign: string[]
}

/** The folders that belong to extract; nothing else is ever touched. */
export function ownFolders({ content }: BookConfig): { docs: string; knowledge: string } {
  return { docs: `${content}/docs`, knowledge: `${content}/knowledge` }
}

/** Compares the output with what is on disk. */
export function planOutput(files: readonly OutputFile[], book: BookConfig, env: Env): Plan {
  const { docs, knowledge } = ownFolders(book)
  const wanted = new Set(files.map(({ path }) => path))
  const writes = files.filter(({ path, text }) => {
    const read = env.fs.read(path)
    return read.kind !== 'text' || read.text !== text
  })
  const leftDocs = listFiles(env, docs).filter((path) => !wanted.has(path))
  const foreign = leftDocs.filter((path) => !isGenerated(path, env))
  const leftKnowledge = listFiles(env, knowledge).filter((path) => !wanted.has(path))
  const removals = [...leftDocs.filter((path) => !foreign.includes(path)), ...leftKnowledge]
  return { writes, removals, foreign }
}

// {/* Generated from chapters/zh/index.md by tools/extract. Do not edit. */}
const RE_STAMP = /^\{\/\* Generated from .* by tools\/extract\. Do not edit\. \*\/\}$/mu

function isGenerated(path: string, env: Env): boolean {
  const read = env.fs.read(path)
  return path.endsWith('.mdx') && read.kind === 'text' && RE_STAMP.test(read.text)
}

function listFiles(env: Env, folder: string): string[] {
  return env.fs
    .list(folder)
    .flatMap(({ path, kind }) => (kind === 'folder' ? listFiles(env, path) : [path]))
}
