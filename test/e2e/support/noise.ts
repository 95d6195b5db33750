import type { Page } from 'playwright-core'

/** Everything a page must not do, as it happens; the console also tells of what the policy blocked. */
export function listen(page: Page, origin: string): string[] {
  const noise: string[] = []
  page.on('console', (message) => noise.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => noise.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => noise.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(origin) && !address.startsWith('data:')) noise.push(`to: ${address}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) noise.push(`${response.status()}: ${response.url()}`)
  })
  return noise
}
