import { describe, expect, it } from 'vitest'
import type { FoundLanguage } from '../../site/src/search/read-site.ts'
import { PageScan, RUNS, listQueries } from '../src/search-queries.ts'

const page = (path: string, text: string, kind: 'chapter' | 'port' = 'chapter') => ({
  path,
  page: { title: path, text, landmarks: [] },
  kind: { kind },
})
const language = {
  locale: { code: 'zh', lang: 'zh-CN', label: '中文' },
  pages: [page('a/', '限速队列与 RateLimiter\n等待多久\n'), page('b/', '只有源码\n', 'port')],
} as unknown as FoundLanguage

describe('what the searches are asked', () => {
  const { terms, runs } = listQueries(language, [
    { names: { zh: '去重', en: 'x' }, definition: {}, forbidden: {}, ambiguous: false },
  ])

  it('is the terms of the language, and runs of chapters that are the same every time', () => {
    expect(terms).toEqual(['去重'])
    expect(runs).toHaveLength(RUNS)
    expect(listQueries(language, []).runs).toEqual(runs)
    expect(runs.filter((run) => !/^\p{Script=Han}{2,6}$/u.test(run))).toEqual([])
  })

  it('stands on a page', () => {
    const scan = new PageScan(language.pages)
    expect(runs.filter((run) => !scan.find(run).has('/a/'))).toEqual([])
    expect(scan.find('ratelimiter')).toEqual(new Set(['/a/']))
    expect(scan.has('/a/', 'ＲateLimiter')).toBe(true)
    expect(scan.has('/b/', '限速')).toBe(false)
    expect(scan.has(undefined, '限速')).toBe(false)
  })
})
