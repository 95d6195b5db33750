import type { APIRoute } from 'astro'
import { siteUrl } from '../lib/urls.ts'

export const GET: APIRoute = ({ site }) => {
  const sitemap = new URL(siteUrl(import.meta.env.BASE_URL, 'sitemap-index.xml'), site)
  return new Response(`User-agent: *\nAllow: /\nSitemap: ${sitemap.href}\n`)
}
