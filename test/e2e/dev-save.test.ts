import { globSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { rootSite, useBrowser } from './support/browser.ts'
import { type DevServer, startDevServer } from './support/dev-server.ts'
import { serveFolder, type StaticServer } from './support/static-server.ts'

const { root } = inject('e2e')
const pages = useBrowser()
let server: DevServer
let page: Page
/** A site of somebody else's on this machine. */
let stranger: StaticServer
let token = ''
/** A note the book has. */
let known = ''

beforeAll(async () => {
  server = await startDevServer(root)
  known = readFileSync(join(notes(), 'oven', 'evening-before.md'), 'utf8')
  stranger = await serveFolder(join(root, 'public'), '/')
  page = await pages.open({ locale: 'en-GB' })
  await page.goto(`${server.url}source/oven/baking-day/`)
  token = (await page.locator('meta[name="annotate-token"]').getAttribute('content')) ?? ''
})

afterAll(async () => {
  await server.close()
  await stranger.close()
})

const notes = (): string => join(server.book, 'annotations')
/** Every file in the folder of notes, and everything that is called like the one that is sent. */
const written = (): string[] =>
  globSync(['annotations/**/*.*', 'annotations/**/.*', '**/stolen*'], { cwd: server.book }).sort()

const lineOf = (text: string): number => {
  const lines = readFileSync(join(server.book, 'oven/src/baking-day.ts'), 'utf8').split('\n')
  return lines.findIndex((line) => line.includes(text)) + 1
}

/** Sends what a page would send, but for what is given. */
function send(change: {
  method?: string
  headers?: Readonly<Record<string, string | undefined>>
  order?: object
  body?: string
}): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  const { origin, host } = new URL(server.url)
  const order = { port: 'oven', id: 'stolen', text: known, ...change.order }
  const body = change.body ?? JSON.stringify(order)
  const headers: Record<string, string | undefined> = {
    host,
    'content-length': String(Buffer.byteLength(body)),
    origin,
    'content-type': 'application/json',
    'x-annotate-token': token,
    ...change.headers,
  }
  const given = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return new Promise((resolve, reject) => {
    const options = { method: change.method ?? 'POST', headers: Object.fromEntries(given) }
    request(`${server.url}_annotate`, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers })
      })
    })
      .on('error', reject)
      .end(body)
  })
}

describe('the dev server', () => {
  it('saves what the composer sends, which then stands on the pages', async () => {
    await page.locator(`#L${lineOf('starts.set(')}`).click({ position: { x: 20, y: 8 } })
    await page.locator('.annotate').click()
    await page.locator('#composer-markdown').fill('Written in the browser.')
    await page.locator('#composer-author').fill('a baker')
    await page.locator('#composer-id').fill('saved-in-dev')
    const save = page.locator('.composer-button.primary')
    const said = page.locator('.composer-said')
    // What the composer lets pass and the server does not is told in words.
    await page.route(
      '**/_annotate',
      async (route) => {
        const order = route.request().postDataJSON() as { text: string }
        const text = order.text.replace('Written', '<b>Written</b>')
        await route.continue({ postData: JSON.stringify({ ...order, text }) })
      },
      { times: 1 },
    )
    await save.click()
    await expect.poll(() => said.textContent()).toMatch(/^Nothing was written\. <b> is HTML/u)
    expect(written()).not.toContain('annotations/oven/saved-in-dev.md')
    await save.click()
    await expect.poll(() => said.textContent()).toBe('Written to annotations/oven/saved-in-dev.md.')
    for (const path of ['source/oven/baking-day/', 'backwards/'])
      await expect
        .poll(async () => (await fetch(server.url + path)).text(), { timeout: 20_000 })
        .toContain('Written in the browser')
    expect((await send({ order: { id: 'saved-in-dev' } })).status).toBe(409)
    expect(readFileSync(join(notes(), 'oven', 'saved-in-dev.md'), 'utf8')).toContain(
      'in the browser',
    )
  })

  it.each<[string, Parameters<typeof send>[0], number]>([
    ['reading', { method: 'GET' }, 405],
    ['a preflight', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }, 405],
    ['another origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['no origin', { headers: { origin: undefined } }, 403],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    [
      'a name pointed at this machine',
      { headers: { host: 'evil.example', origin: 'http://evil.example' } },
      403,
    ],
    ['no token', { headers: { 'x-annotate-token': undefined } }, 403],
    ['a wrong token', { headers: { 'x-annotate-token': 'x'.repeat(43) } }, 403],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['a path outside', { order: { id: '../../stolen' } }, 400],
    ['an absolute path', { order: { id: '/tmp/stolen' } }, 400],
    ['a port outside', { order: { port: '../oven' } }, 400],
    ['a file that is there', { order: { id: 'evening-before' } }, 409],
    ['half a request', { body: '{"port":"oven",' }, 400],
    ['too much', { order: { text: 'x'.repeat(3_000_000) } }, 413],
    ['a note that is none', { order: { text: '<script>alert(1)</script>' } }, 422],
  ])('refuses %s and writes nothing', async (_, change, status) => {
    const before = written()
    const reply = await send(change)
    expect(reply.status, reply.body).toBe(status)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual(
      [],
    )
    expect(written()).toEqual(before)
  })

  it('refuses a folder of notes that is a link', async () => {
    const outside = join(root, '.cache', 'e2e', 'dev', 'outside')
    mkdirSync(join(outside, 'oven'), { recursive: true })
    for (const folder of [join(notes(), 'oven'), notes()]) {
      renameSync(folder, `${folder}-aside`)
      symlinkSync(folder === notes() ? outside : join(outside, 'oven'), folder)
      const reply = await send({})
      rmSync(folder)
      renameSync(`${folder}-aside`, folder)
      expect(reply.status).toBe(403)
    }
    expect(globSync('**/*.*', { cwd: outside })).toEqual([])
  })

  it('neither shows its pages to other sites nor takes anything from them', async () => {
    const visitor = await pages.open()
    await visitor.goto(`${stranger.origin}/card.en.png`)
    const before = written()
    const attempts = await visitor.evaluate(
      async ([url, text, value]) => {
        const body = JSON.stringify({ port: 'oven', id: 'stolen', text })
        const headers = { 'content-type': 'application/json', 'x-annotate-token': value }
        const answers = [
          fetch(`${url}backwards/`),
          fetch(`${url}_annotate`, { method: 'POST', headers, body }),
          fetch(`${url}_annotate`, { method: 'POST', mode: 'no-cors', body }),
        ].map((answer) =>
          answer.then(
            ({ type }) => type,
            () => 'refused',
          ),
        )
        return Promise.all(answers)
      },
      [server.url, known, token] as const,
    )
    expect(attempts).toEqual(['refused', 'refused', 'opaque'])
    expect(written()).toEqual(before)
  })
})

describe('a built site', () => {
  it('has no token', () => {
    const { dist } = rootSite()
    const files = globSync('**/*.html', { cwd: dist })
    expect(files.length).toBeGreaterThan(20)
    const telling = files.filter((file) =>
      readFileSync(join(dist, file), 'utf8').includes('annotate-token'),
    )
    expect(telling).toEqual([])
  })
})
