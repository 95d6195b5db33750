import type { Locator, Page } from 'playwright-core'

/** The field of the open search. */
export const field = (page: Page): Locator => page.locator('book-search dialog input[type=search]')

/** What the search has found, page by page. */
export const hits = (page: Page): Locator => page.locator('.search-results > li')

/** What the search says about that. */
export const status = (page: Page): Locator => page.locator('book-search .search-status')

/** Goes to a page and opens the search there. */
export async function openSearch(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('.search-button').click()
}

/** Waits until the search has answered a question for good. */
export async function waitForAnswer(page: Page): Promise<void> {
  await page.locator('book-search .search-pane[aria-busy=false]').waitFor({ state: 'attached' })
}

/** The addresses found for `query`, in order, as far as they are shown. */
export async function find(page: Page, query: string): Promise<string[]> {
  await field(page).fill(query)
  await page.waitForFunction((text) => new URL(location.href).searchParams.get('q') === text, query)
  await waitForAnswer(page)
  return hits(page)
    .locator('> a')
    .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href))
}
