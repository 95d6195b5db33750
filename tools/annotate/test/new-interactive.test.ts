import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCommandLine } from '../src/command/command-line.ts'
import type { Answer, World } from '../src/world.ts'
import { copyBook, get, readAll, warmUp } from './support/copy-book.ts'
import { createPerson, KEY, type Person } from './support/create-person.ts'
import { annotate, createTestWorld } from './support/run-annotate.ts'

const { enter, down, interrupt, tab } = KEY

/** Letters as they are typed, then Enter. */
const type = (text: string): string[] => [...text.split(''), enter]

function runAs(
  person: Person,
  root: string,
  args: readonly string[],
  more: Partial<World> = {},
): Promise<Answer> {
  return runCommandLine(createTestWorld(root, { terminal: person.terminal, ...more }), args)
}

/** An editor that puts these texts below the front matter, one each time it is opened. */
function createEditor(...bodies: string[]): Pick<World, 'openEditor' | 'variables'> {
  const left = [...bodies]
  return {
    variables: { VISUAL: 'an editor' },
    openEditor: (_, file) => {
      const text = readFileSync(file, 'utf8')
      writeFileSync(
        file,
        `${text.slice(0, text.lastIndexOf('---\n') + 4)}\n${left.shift() ?? ''}\n`,
      )
      return 0
    },
  }
}

/** The answers up to where the words are asked for. */
const UP_TO_WORDS = [
  ['Which symbol?', type('c.add')],
  ['From which line?', type('value+=')],
  ['To which line?', [enter]],
  ['What kind', [down, down, enter]],
  ['which language?', [down, enter]],
  ['Whose note', type('!')],
] as const

beforeAll(() => warmUp('ask', (root) => annotate(root, 'check')))

describe('annotate new on a terminal', () => {
  it('asks for everything by typing parts of it, and lets the editor write', async () => {
    const root = copyBook('ask')
    const person = createPerson(...UP_TO_WORDS)
    const made = await runAs(person, root, ['new', '--id', 'asked'], createEditor('By hand.'))
    expect(made.exitCode).toBe(0)
    expect(person.seen()).toContain('12      this.#value += 1')
    const text = get(root, 'annotations/p/asked.md')
    expect(text).toContain(
      "target: p/counter#Counter.add\nquote: 'this.#value += 1'".replaceAll("'", ''),
    )
    expect(text).toContain('kind: pitfall\nlang: en\nauthor: a reader!\n')
    expect(text.endsWith('---\n\nBy hand.\n')).toBe(true)
    expect(readdirSync(join(root, '.cache/annotate'))).toEqual([])
    expect(await annotate(root, 'check')).toMatchObject({ exitCode: 0 })
  })

  it('says what is wrong, with the line of the draft, and opens it again', async () => {
    const root = copyBook('ask')
    const person = createPerson(...UP_TO_WORDS, ['Open it again?', [enter]])
    const editor = createEditor('<b>Bold.</b>', 'Plain.')
    const made = await runAs(person, root, ['new', '--id', 'asked'], editor)
    expect(made.exitCode).toBe(0)
    expect(person.seen()).toMatch(/EXT304[^\n]*\.cache\/annotate\/draft-\d+\.md:\d+/u)
    expect(get(root, 'annotations/p/asked.md').endsWith('\nPlain.\n')).toBe(true)
  })

  it('keeps the words of who gives up, and only outside of the notes', async () => {
    const root = copyBook('ask')
    const before = readAll(root, 'annotations')
    const person = createPerson(...UP_TO_WORDS, ['Open it again?', ['n']])
    const given = await runAs(person, root, ['new'], createEditor('{much work}'))
    expect(given.exitCode).toBe(130)
    const draft = /\.cache\/annotate\/draft-\d+\.md/u.exec(given.error ?? '')?.[0] ?? ''
    expect(get(root, draft)).toContain('{much work}')
    expect(readAll(root, 'annotations')).toEqual(before)
  })

  it('asks for the words itself where there is no editor', async () => {
    const root = copyBook('ask')
    const words = ['What do you have to say?', [...'Short.'.split(''), tab, enter]] as const
    const person = createPerson(...UP_TO_WORDS, words)
    const made = await runAs(person, root, ['new', '--id', 'asked'])
    expect(made.exitCode).toBe(0)
    expect(get(root, 'annotations/p/asked.md').endsWith('---\n\nShort.\n')).toBe(true)
  })

  it('asks only for what was not said', async () => {
    const root = copyBook('ask')
    const person = createPerson()
    const made = await runAs(
      person,
      root,
      ['new', 'Counter.add', '--lines', '11', '--kind', 'note', '--lang', 'zh', '--author', 'me'],
      createEditor('一句。'),
    )
    expect(made).toMatchObject({ exitCode: 0 })
    expect(person.seen()).toBe('')
  })

  it.each(UP_TO_WORDS.map(([question], index) => [question, index] as const))(
    'leaves nothing when Ctrl-C answers %s',
    async (question, index) => {
      const root = copyBook('ask')
      const before = readAll(root, 'annotations')
      const person = createPerson(...UP_TO_WORDS.slice(0, index), [question, [interrupt]])
      const given = await runAs(person, root, ['new'], createEditor('Never asked for.'))
      expect(given).toEqual({ output: '', error: 'Nothing was written.\n', exitCode: 130 })
      expect(readAll(root, 'annotations')).toEqual(before)
      expect(existsSync(join(root, '.cache/annotate'))).toBe(false)
    },
  )

  it('leaves nothing when the editor fails or nothing was written in it', async () => {
    const root = copyBook('ask')
    const before = readAll(root, 'annotations')
    const failed = await runAs(createPerson(...UP_TO_WORDS), root, ['new'], {
      variables: { EDITOR: 'vim --nonsense' },
      openEditor: () => 1,
    })
    expect(failed).toMatchObject({ exitCode: 1 })
    expect(failed.error).toContain('`vim --nonsense` ended with 1')
    const person = createPerson(...UP_TO_WORDS, ['Open it again?', [interrupt]])
    expect(await runAs(person, root, ['new'], createEditor(''))).toMatchObject({
      error: 'Nothing was written.\n',
      exitCode: 130,
    })
    expect(readAll(root, 'annotations')).toEqual(before)
    expect(readdirSync(join(root, '.cache/annotate'))).toEqual([])
    const crashing = createEditor('Words.')
    const crashed = await runAs(createPerson(...UP_TO_WORDS), root, ['new'], {
      ...crashing,
      openEditor: (command, file) => (crashing.openEditor(command, file) ?? 0) + 1,
    })
    const kept = /kept in (\.cache\/annotate\/draft-\d+\.md)$/mu.exec(crashed.error ?? '')?.[1]
    expect(readFileSync(join(root, kept ?? ''), 'utf8')).toContain('Words.')
  })
})
