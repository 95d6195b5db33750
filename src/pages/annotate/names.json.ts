import type { APIRoute } from 'astro'
import { buildAnnotateNames } from '../../lib/annotate-data.ts'
import { getChapters, getNotes, getPorts } from '../../lib/knowledge.ts'

export const GET: APIRoute = async () => {
  const symbols = (await getPorts()).flatMap((port) => port.symbols)
  const notes = (await getNotes()).map(({ record }) => record)
  return Response.json(buildAnnotateNames({ symbols, chapters: await getChapters(), notes }))
}
