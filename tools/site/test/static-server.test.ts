import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPort, siteAddress } from '../src/site-address.ts'
import { answer, serveFolder } from '../src/static-server.ts'

let folder = ''

beforeAll(async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'preview-'))
  folder = path.join(home, 'dist')
  await mkdir(path.join(folder, 'en', 'a'), { recursive: true })
  await writeFile(path.join(home, 'secret.txt'), 'secret')
  await writeFile(path.join(folder, 'index.html'), 'home')
  await writeFile(path.join(folder, '404.html'), 'lost')
  await writeFile(path.join(folder, 'en', '404.html'), 'lost in English')
  await writeFile(path.join(folder, 'en', 'a', 'index.html'), 'a')
})

afterAll(async () => {
  await rm(path.dirname(folder), { recursive: true })
})

const ask = async (url: string, base = '/'): Promise<[number, string]> => {
  const { status, body } = await answer(folder, base, url)
  return [status, body.toString()]
}

describe('the preview', () => {
  it('answers folders with their page', async () => {
    expect(await ask('/')).toEqual([200, 'home'])
    expect(await ask('/en/a/?q=1')).toEqual([200, 'a'])
    expect((await answer(folder, '/', '/en/a')).headers['location']).toBe('/en/a/')
  })

  it('answers below its base only', async () => {
    expect(await ask('/book/en/a/', '/book/')).toEqual([200, 'a'])
    expect(await ask('/en/a/', '/book/')).toEqual([404, 'lost'])
  })

  it('finds the nearest missing page', async () => {
    expect(await ask('/en/b/')).toEqual([404, 'lost in English'])
    expect(await ask('/b/')).toEqual([404, 'lost'])
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/en/..%2f..%2f../secret.txt', '/%'])(
    'never leaves its folder: %s',
    async (url) => {
      expect(await ask(url)).toEqual([404, expect.stringContaining('lost')])
    },
  )

  it('listens on the loopback interface', async () => {
    const server = await serveFolder(folder, '/', 0)
    const response = await fetch(siteAddress(server.port, '/'))
    expect(await response.text()).toBe('home')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    await server.close()
  })

  it('refuses a port that is none', () => {
    expect(readPort({}, 4322)).toBe(4322)
    expect(() => readPort({ PORT: 'http' }, 1)).toThrow(RangeError)
  })
})
