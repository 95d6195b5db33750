import { posix } from 'node:path'
import type { PageTarget } from '../anchor/anchored.ts'
import { HOME } from '../anchor/page-links.ts'

/**
 * Link from one page to another of the same language. Relative, so that it holds under every base path; pages
 * are folders, so it begins in the page's own.
 */
export function relativeUrl(from: string, { slug, section }: PageTarget): string {
  const hash = section === undefined ? '' : `#${section}`
  if (from === slug) return hash === '' ? './' : hash
  const path = posix.relative(folderOf(from), folderOf(slug))
  return `${path === '' ? '.' : path}/${hash}`
}

function folderOf(slug: string): string {
  return slug === HOME ? '/' : `/${slug}`
}
