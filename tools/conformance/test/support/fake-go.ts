import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ProcessResult, runProcess, type RunProcess } from '../../src/run-process.ts'

/** What the pretended Go programs write, by file name below `-out`. */
export interface FakeGo {
  /** Of `record-vectors`. */
  readonly vectors?: Readonly<Record<string, string>>
  /** Of `record-vectors -seeds`. */
  readonly fresh?: Readonly<Record<string, string>>
  /** Of `record-upstream`. */
  readonly upstream?: string
  /** Answers a command by itself; `undefined` goes on with the above. */
  readonly answer?: (command: string) => ProcessResult | undefined
}

/** The command ended well and printed nothing. */
export const FINE: ProcessResult = { end: { kind: 'exit', code: 0 }, output: '', errors: '' }

/** A {@link RunProcess} that pretends to be Go, notes the commands, and runs everything else. */
export function createFakeGo(go: FakeGo): { run: RunProcess; commands: string[] } {
  const commands: string[] = []
  const run: RunProcess = async (command, options) => {
    if (command[0] !== 'go') return runProcess(command, options)
    commands.push(command.join(' '))
    const answer = go.answer?.(command.join(' '))
    if (answer) return answer
    const [out = ''] = command.slice(command.indexOf('-out') + 1)
    if (command.includes('./cmd/record-vectors')) {
      writeAll(out, (command.includes('-seeds') ? go.fresh : go.vectors) ?? {})
    }
    if (command.includes('./cmd/record-upstream')) writeFileSync(out, go.upstream ?? '{}')
    return FINE
  }
  return { run, commands }
}

function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

/** Makes `root` a book whose only port is `tally`, from the schemas and configuration of this repository. */
export function writeBook(root: string): void {
  const config = join(root, 'book.config.ts')
  mkdirSync(dirname(config), { recursive: true })
  copyFileSync('package.json', join(root, 'package.json'))
  writeFileSync(
    config,
    `export default {
      title: { en: 'T' }, description: { en: 'T' }, locales: [{ code: 'en', lang: 'en', label: 'E' }],
      parts: [{ id: 'p', title: { en: 'P' } }], ports: [{ name: 'tally', path: 'ports/tally' }],
      site: 'https://example.org', license: { name: 'N', url: 'https://example.org' },
    }\n`,
  )
}
