/** Why a note may not name this symbol: its path is not a plain one, or it is in another port. */
export type TargetFault = 'path' | 'port'

/** What is wrong with a symbol id that a note in the folder of `port` names; it need not exist. */
export function findTargetFault(target: string, port: string): TargetFault | undefined {
  const [path = ''] = target.split('#')
  const [owner = '', ...rest] = path.split('/')
  if (rest.some((segment) => /^\.{1,2}$|[\\%]/u.test(segment))) return 'path'
  return owner === port ? undefined : 'port'
}
