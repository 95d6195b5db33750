import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import book from '../../book.config.ts'
import { symbolsWithPages } from '../../src/lib/symbol-pages.ts'
import { symbolPath } from '../../src/lib/urls.ts'
import { PHONE, rootSite, useBrowser } from './support/browser.ts'

const pages = useBrowser()
const { url, dist } = rootSite()
const { root } = inject('e2e')

const read = (path: string): unknown =>
  JSON.parse(readFileSync(join(root, book.content, 'knowledge', path), 'utf8'))
const ports = book.ports.map(({ name }) => portRecordSchema.parse(read(`ports/${name}.json`)))
const files = ports.flatMap(({ port, path, files: paths }) =>
  paths.map((file) => {
    const module = file.slice(`${path}/src/`.length).replace(/\.[cm]?tsx?$/u, '')
    return sourceFileSchema.parse(read(`files/${port}/${module}.json`))
  }),
)
const symbols = symbolsWithPages(ports.flatMap((port) => port.symbols))
const roots = book.locales.map(({ code }, index) => (index === 0 ? '' : `${code}/`))

const html = (base: string, { id }: SymbolRecord): string =>
  readFileSync(join(dist, base, 'symbol', symbolPath(id), 'index.html'), 'utf8')

/** `queue.ts:12` of each line a page lists among the uses. */
function listedLines(page: string): Set<string> {
  const [, uses = ''] = page.split('id="uses"')
  const links = uses.matchAll(/<li><a href="[^"]*\/source\/([^"#]+)\/#L(\d+)">/gu)
  return new Set([...links].map(([, module, line]) => `${module}:${line}`))
}

/** The same from the records; what a member overrides is another name for it, but declared elsewhere. */
function usedLines({ id, overrides }: SymbolRecord): Set<string> {
  return new Set(
    files.flatMap(({ port, module, text, occurrences }) =>
      occurrences
        .filter(({ target, also, role }) =>
          [target, also].some(
            (one) =>
              one?.kind === 'symbol' &&
              (one.id === id ||
                (overrides.includes(one.id) && (role === 'reference' || one === also))),
          ),
        )
        .map(({ range }) => {
          const line = text.slice(0, range.start).split('\n').length
          return `${port}/${module}:${line}`
        }),
    ),
  )
}

describe.each(roots)('the symbol pages below /%s', (base) => {
  it('are there for every symbol, with its own words for the search and none for the word index', () => {
    expect(symbols.length).toBeGreaterThan(400)
    for (const symbol of symbols) {
      const page = html(base, symbol)
      expect(page, symbol.id).toContain('data-search-body')
      expect(page, symbol.id).not.toContain('data-pagefind-body')
    }
  })

  it('list every line that names the symbol, and no other', () => {
    let lines = 0
    for (const symbol of symbols) {
      const used = usedLines(symbol)
      expect(listedLines(html(base, symbol)), symbol.id).toEqual(used)
      lines += used.size
    }
    expect(lines).toBeGreaterThan(1000)
  })
})

describe('a symbol page', () => {
  const open = async (path: string, options = {}): ReturnType<typeof pages.open> => {
    const page = await pages.open(options)
    await page.goto(url + path)
    return page
  }

  it('is reached by the address of a private member, and leads to a use and a definition', async () => {
    const page = await open('symbol/workqueue/queue/Queue.%23dirty/')
    expect(await page.locator('h1').textContent()).toContain('Queue.#dirty')
    await page.locator('.uses li a', { hasText: 'this.#dirty.add' }).click()
    await page.waitForURL(/\/source\/workqueue\/queue\/#L\d+$/u)
    const id = new URL(page.url()).hash
    expect(await page.locator(id).textContent()).toContain('this.#dirty.add(key)')
  })

  it('leads to its twin in the other language', async () => {
    const page = await open('symbol/workqueue/queue/Queue.%23dirty/')
    await page.locator('.languages a[href*="/en/"]').click()
    await page.waitForURL(`${url}en/symbol/workqueue/queue/Queue.%23dirty/`)
    expect(await page.locator('h1').textContent()).toContain('Queue.#dirty')
  })

  it('has a graph whose nodes lead on', async () => {
    const page = await open('en/symbol/workqueue/queue/Queue.add/')
    const node = page.locator('.graph svg a[href$="/Cond.signal/"]').first()
    await node.click()
    await page.waitForURL(`${url}en/symbol/workqueue/cond/Cond.signal/`)
  })

  it('sets the captions of its tables on one line on a phone', async () => {
    const page = await open('symbol/workqueue/queue/Queue/', { viewport: PHONE })
    const lines = await page.locator('.symbol-table caption').evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange()
        range.selectNodeContents(one)
        return range.getClientRects().length
      }),
    )
    expect(lines).toEqual(lines.map(() => 1))
    expect(lines.length).toBeGreaterThan(1)
  })

  it('does not scroll sideways on a phone, but its graph does', async () => {
    const page = await open('en/source/workqueue/', { viewport: PHONE })
    const [whole, graph] = await page.evaluate(() => {
      const over = (one: Element | null): number => (one ? one.scrollWidth - one.clientWidth : 0)
      return [over(document.documentElement), over(document.querySelector('.graph-body'))]
    })
    expect(whole).toBe(0)
    expect(graph).toBeGreaterThan(100)
  })
})

describe('the list of exported symbols', () => {
  it('leads to each of them', () => {
    for (const { port, symbols: all } of ports) {
      const page = readFileSync(join(dist, 'symbol', port, 'index.html'), 'utf8')
      const exported = symbolsWithPages(all).filter(
        ({ exported: reachable, visibility }) => reachable && visibility === 'public',
      )
      const missing = exported.filter(({ id }) => {
        const path = symbolPath(id).split('/').map(encodeURIComponent).join('/')
        return !page.includes(`href="/symbol/${path}/"`)
      })
      expect(missing.map(({ id }) => id)).toEqual([])
      expect(exported.length).toBeGreaterThan(100)
    }
  })
})
