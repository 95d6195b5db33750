/** The port asked for in `PORT`, else `fallback`. @throws RangeError when it is not a port */
export function readPort(env: NodeJS.ProcessEnv, fallback: number): number {
  const text = env['PORT'] ?? String(fallback)
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new RangeError(`PORT is "${text}"; expected a number from 0 to 65535.`)
  }
  return port
}

/** What to type into a browser. */
export function siteAddress(port: number, base: string): string {
  return `http://127.0.0.1:${port}${base}`
}
