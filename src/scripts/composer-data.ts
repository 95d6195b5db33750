import { type AnnotateFile, annotateFileSchema } from '#schemas/annotate-file.ts'
import { type AnnotateNames, annotateNamesSchema } from '#schemas/annotate-file.ts'
import { annotateDataUrl, annotateNamesUrl } from '../lib/urls.ts'

const base = import.meta.env.BASE_URL

/** What the site says of a file: `workqueue/queue`. @throws Error when it does not load or is something else */
export async function loadFile(file: string): Promise<AnnotateFile> {
  const [port = '', ...module] = file.split('/')
  return annotateFileSchema.parse(
    await load(annotateDataUrl(base, { port, module: module.join('/') })),
  )
}

let names: Promise<AnnotateNames> | undefined

/** What notes may link to, loaded once. @throws Error when it does not load or is something else */
export async function loadNames(): Promise<AnnotateNames> {
  names ??= load(annotateNamesUrl(base)).then((value) => annotateNamesSchema.parse(value))
  try {
    return await names
  } catch (cause) {
    names = undefined
    throw cause
  }
}

async function load(url: string): Promise<unknown> {
  const response = await fetch(url, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.json()
}
