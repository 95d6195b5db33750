import type { APIRoute } from 'astro'
import { book } from '#book'
import { buildAnnotateNames } from '../../lib/annotate-data.ts'
import { getChapters, getNotes, getPorts } from '../../lib/knowledge.ts'

export const GET: APIRoute = async () => {
  const symbols = (await getPorts()).flatMap((port) => port.symbols)
  const notes = (await getNotes()).map(({ record }) => record)
  const titles = Object.values(book.title)
  const chapters = await getChapters()
  return Response.json(buildAnnotateNames({ symbols, chapters, notes, titles }))
}
