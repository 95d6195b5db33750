import type { BookConfig, Forge } from '#schemas/book.ts'
import type { LineRange } from '#schemas/position.ts'

/** Where contributions go; see {@link BookConfig.repository}. */
export type Repository = NonNullable<BookConfig['repository']>

/**
 * Bytes of an address that every forge answers: GitHub answers 414 from 8,192 on (github/docs#5136, cli/cli#1575), and
 * so does nginx, which stands before most of the others (`large_client_header_buffers`), method and version included.
 */
export const MAX_URL_BYTES = 8000

/** The forges of everybody. */
const PUBLIC: Readonly<Record<string, Forge>> = {
  'codeberg.org': 'forgejo',
  'gitea.com': 'gitea',
  'github.com': 'github',
  'gitlab.com': 'gitlab',
}

interface ForgePaths {
  readonly edit: string
  readonly view: string
  readonly lines: (lines: LineRange) => string
  /** Path and query below the repository, `branch` encoded. */
  readonly create: (branch: string, path: string, text: string) => string
  /** What a reader who is not signed in is sent to first, where that holds the address once more. */
  readonly signIn?: (url: string) => string
}

const hashLines = ({ start, end }: LineRange): string =>
  start === end ? `#L${start}` : `#L${start}-L${end}`

const FORGES: Readonly<Record<Forge, ForgePaths>> = {
  github: {
    edit: 'edit',
    view: 'blob',
    lines: hashLines,
    // The folder may be part of the name; as part of the path its last segment gets lost (isaacs/github#1527).
    create: (branch, path, text) => `new/${branch}?${query({ filename: path, value: text })}`,
    signIn: (url) => `${new URL(url).origin}/login?${query({ return_to: url })}`,
  },
  gitlab: {
    edit: '-/edit',
    view: '-/blob',
    lines: ({ start, end }) => (start === end ? `#L${start}` : `#L${start}-${end}`),
    // `content` is read by the view projects/blob/_editor, but no documentation names it.
    create: (branch, path, text) => `-/new/${branch}?${query({ file_name: path, content: text })}`,
  },
  gitea: {
    edit: '_edit',
    view: 'src/branch',
    lines: hashLines,
    // A `filename` would be answered with a redirect that drops `value` (routers/web/repo/editor.go since 1.25).
    create: (branch, path, text) => `_new/${branch}/${encodePath(path)}?${query({ value: text })}`,
  },
  forgejo: {
    edit: '_edit',
    view: 'src/branch',
    lines: hashLines,
    // Without `filename` the path would be a folder and the file yet to be named (go-gitea/gitea#16556). A slash at
    // the end would be answered with a redirect that drops the query.
    create: (branch, path, text) => {
      const at = path.lastIndexOf('/')
      const folder = at < 0 ? '' : `/${encodePath(path.slice(0, at))}`
      return `_new/${branch}${folder}?${query({ filename: path.slice(at + 1), value: text })}`
    },
  },
}

/** Whose addresses a repository's pages have: as configured, else by the host; `undefined` for other hosts. */
export function findForge({ url, forge }: Repository): Forge | undefined {
  if (forge !== undefined) return forge
  const host = parseUrl(url)?.hostname.replace(/^www\./u, '') ?? ''
  return PUBLIC[host] ?? guessForge(host)
}

/** People name the hosts of their own after the software: `gitlab.gnome.org`. */
function guessForge(host: string): Forge | undefined {
  const [name, ...rest] = host.split('.')
  const forges = Object.keys(FORGES) as Forge[]
  return rest.length < 2 ? undefined : forges.find((forge) => forge === name)
}

/**
 * The forge's page for a new file with this name and text in it. GitHub leads whoever may not write there to a fork.
 *
 * @param path from the root of the repository
 * @returns `undefined` where the forge is not known or would refuse so long an address
 */
export function newFileUrl(repository: Repository, path: string, text: string): string | undefined {
  const place = placeFile(repository, path)
  if (!place) return undefined
  const { root, forge, branch } = place
  const url = `${root}/${forge.create(branch, path, text)}`
  const longest = forge.signIn?.(url) ?? url
  // Percent-encoded, so each character is a byte.
  return longest.length > MAX_URL_BYTES ? undefined : url
}

/** The forge's page for changing a file; `undefined` where the forge is not known. */
export function editFileUrl(repository: Repository, path: string): string | undefined {
  const place = placeFile(repository, path)
  return place && `${place.root}/${place.forge.edit}/${place.branch}/${encodePath(path)}`
}

/** The forge's page that shows a file, at these lines of it; `undefined` where the forge is not known. */
export function viewFileUrl(
  repository: Repository,
  path: string,
  lines?: LineRange,
): string | undefined {
  const place = placeFile(repository, path)
  if (!place) return undefined
  const { root, forge, branch } = place
  return `${root}/${forge.view}/${branch}/${encodePath(path)}${lines ? forge.lines(lines) : ''}`
}

interface FilePlace {
  root: string
  forge: ForgePaths
  /** Encoded. */
  branch: string
}

function placeFile(repository: Repository, path: string): FilePlace | undefined {
  const name = findForge(repository)
  const root = findRoot(repository.url)
  const { branch } = repository
  if (name === undefined || root === undefined || !isPlain(branch) || !isPlain(path))
    return undefined
  return { root, forge: FORGES[name], branch: encodePath(branch) }
}

/** `https://host/owner/name`, whatever people copy: a slash at the end, `.git`, a query. */
function findRoot(text: string): string | undefined {
  const url = parseUrl(text)
  const path = url?.pathname.replace(/\/+$/u, '').replace(/\.git$/u, '') ?? ''
  // Every forge has owners.
  return url && /^\/[^/]+\/[^/]/u.test(path) ? `${url.origin}${path}` : undefined
}

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && /^https?:$/u.test(url.protocol) ? url : undefined
}

/** A browser would take `..` for the folder above. */
function isPlain(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString()
}
