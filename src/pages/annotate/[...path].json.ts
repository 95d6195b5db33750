import type { APIRoute, GetStaticPaths } from 'astro'
import { buildAnnotateFile } from '../../lib/annotate-data.ts'
import { getFile, getFiles, getNotes, getPort } from '../../lib/knowledge.ts'

export const getStaticPaths = (async () =>
  (await getFiles()).map(({ port, module, path }) => ({
    params: { path: `${port}/${module}` },
    props: { file: path },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<{ file: string }> = async ({ props }) => {
  const file = await getFile(props.file)
  const { symbols } = await getPort(file.port)
  const texts = new Map((await getFiles()).map(({ path, text }) => [String(path), text]))
  const notes = (await getNotes()).map(({ record }) => record)
  const textOf = (path: string): string => texts.get(path) ?? ''
  return Response.json(buildAnnotateFile(file, { symbols, notes, textOf }))
}
