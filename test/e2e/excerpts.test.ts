import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { rootSite, useBrowser } from './support/browser.ts'
import { sitePages } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()
const { root } = inject('e2e')

/** Lines without the white space that all of them begin with. */
function dedent(lines: readonly string[]): string[] {
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const common = Math.min(...depths)
  return lines.map((line) => line.slice(common).trimEnd())
}

// The pages that quote a port: chapters, and the home page, which may be one.
const chapters = sitePages(dist).filter(
  ({ template }) => template === 'chapter' || template === 'home',
)

describe.each(chapters)('/$path', ({ path }) => {
  it('shows the lines of the port it says it shows', async () => {
    const page = await pages.open()
    await page.goto(url + path)
    const shown = await page.locator('figure.excerpt').evaluateAll((figures) =>
      figures.map((figure) => {
        const lines = [...figure.querySelectorAll<HTMLElement>('.l')]
        return {
          of: figure.getAttribute('data-of') ?? '',
          href: figure.querySelector('.excerpt-file')?.getAttribute('href') ?? '',
          upstream: figure.querySelector('.excerpt-upstream a')?.getAttribute('href'),
          numbers: lines.map((line) => Number(line.dataset['l'])),
          text: lines.map((line) => line.textContent.trimEnd()),
        }
      }),
    )
    for (const { of, href, upstream, numbers, text } of shown) {
      const [port = ''] = of.split('/')
      const module = of.slice(port.length + 1).split('#')[0] ?? ''
      expect(href).toContain(`source/${port}/${module}/`)
      const file = join(root, 'ports', port, 'src', `${module}.ts`)
      const source = readFileSync(file, 'utf8').split('\n')
      const first = numbers[0] ?? 0
      expect(numbers).toEqual(numbers.map((_, index) => first + index))
      expect(text.length, of).toBeLessThanOrEqual(25)
      expect(text, of).toEqual(dedent(source.slice(first - 1, first - 1 + text.length)))
      if (upstream) expect(upstream).toMatch(/\/blob\/[0-9a-f]{12,40}\/.*\.go#L\d+-L\d+$/u)
    }
  })
})

describe('the chapters', () => {
  it('show excerpts, each with upstream beside it where there is one', async () => {
    const page = await pages.open()
    await page.goto(`${url}workqueue/queue/`)
    expect(await page.locator('figure.excerpt').count()).toBeGreaterThan(5)
    expect(await page.locator('.excerpt-upstream a').count()).toBeGreaterThan(0)
  })

  it('number the notes from one, in the order they stand', async () => {
    const page = await pages.open()
    for (const path of ['workqueue/queue/', 'en/workqueue/delaying-queue/']) {
      await page.goto(url + path)
      const numbers = await page
        .locator('.note')
        .evaluateAll((notes) => notes.map((note) => Number(note.getAttribute('data-n'))))
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect(numbers.length).toBeGreaterThan(0)
    }
  })
})

describe('a source page', () => {
  it('shows the whole file, a line for a line', async () => {
    const page = await pages.open()
    await page.goto(`${url}source/workqueue/delaying-queue/`)
    const text = await page
      .locator('.whole .l')
      .evaluateAll((lines) => lines.map((line) => line.textContent.trimEnd()))
    const file = join(root, 'ports', 'workqueue', 'src', 'delaying-queue.ts')
    const source = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(text).toEqual(source.map((line) => line.trimEnd()))
  })
})
