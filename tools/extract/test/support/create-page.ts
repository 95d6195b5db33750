import { chapterFrontMatterSchema } from '#schemas/chapter.ts'
import { parseBookPath } from '#schemas/ids.ts'
import { hashText } from '../../src/load/content-hash.ts'
import type { PageContext } from '../../src/weave/page-context.ts'

/** The page of an empty chapter at `slug`, with nothing woven yet. */
export function createPage(slug = 'a-chapter'): PageContext {
  const front = chapterFrontMatterSchema.parse({ slug, title: 'T', description: 'D', order: 0 })
  return {
    chapter: {
      source: {
        file: parseBookPath('chapters/zh/a-chapter.md'),
        locale: 'zh',
        front,
        body: { type: 'root', children: [] },
        leadHash: hashText(''),
        sections: [],
      },
      sections: [],
      excerpts: {},
      evidence: {},
      graphs: {},
      symbols: {},
      pages: {},
      terms: {},
      uses: {},
      staleLead: false,
    },
    notesByFile: new Map(),
    charts: new Map(),
    shown: new Set(),
    used: new Set(),
    counts: { excerpts: 0, exercises: 0, figures: 0 },
  }
}
