import { type NoteKind, noteFrontMatterSchema, noteKindSchema } from '#schemas/annotation.ts'
import type { Choice, Questions } from '../prompt/questions.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Context } from './context.ts'
import type { NewOptions } from './new-options.ts'

/** What a note says of itself. */
export interface NoteAbout {
  kind: NoteKind
  lang: string
  author: string
  created: string
}

const KIND_HINTS: Readonly<Record<NoteKind, string>> = {
  note: 'what the code cannot say itself',
  question: 'something not yet answered',
  pitfall: 'what is easily misused or misread',
  history: 'how the code came to be what it is',
  upstream: 'what upstream does, discusses or gets wrong here',
}

/** Finds out or asks what kind of note it is, in which language, and whose. */
export async function chooseAbout(
  options: NewOptions,
  workspace: Workspace,
  context: Context,
  questions: Questions | undefined,
): Promise<NoteAbout> {
  const { book, env } = workspace
  const locales = book.locales.map(({ code }) => code)
  if (options.lang !== undefined && !locales.includes(options.lang))
    throw new Refusal(
      `The book has no language \`${options.lang}\``,
      `It has ${locales.join(', ')}.`,
    )
  const kind = options.kind ?? (await askKind(questions))
  const lang = options.lang ?? (await askLanguage(workspace, context, questions))
  const author =
    options.author ?? (await askAuthor(context.world.findAuthor(env.fs.root), questions))
  return { kind, lang, author, created: options.created ?? context.world.today() }
}

async function askKind(questions: Questions | undefined): Promise<NoteKind> {
  if (!questions) return 'note'
  const choices = noteKindSchema.options.map((value): Choice<NoteKind> => ({
    value,
    label: value,
    hint: KIND_HINTS[value],
  }))
  return await questions.choose('What kind of note?', choices)
}

async function askLanguage(
  { book }: Workspace,
  { world }: Context,
  questions: Questions | undefined,
): Promise<string> {
  const [first = ''] = book.locales.map(({ code }) => code)
  const own = languageOf(world.variables)
  const initial = book.locales.some(({ code }) => code === own) ? (own ?? first) : first
  if (!questions || book.locales.length === 1) return initial
  const choices = book.locales.map(({ code, label }) => ({ value: code, label, hint: code }))
  return await questions.choose('In which language?', choices, initial)
}

// zh_CN.UTF-8 → zh
function languageOf(variables: Context['world']['variables']): string | undefined {
  const names = ['LC_ALL', 'LC_MESSAGES', 'LANG']
  const value = names.map((name) => variables[name]).find((one) => one !== undefined && one !== '')
  return /^[a-z]{2,3}/u.exec(value ?? '')?.[0]
}

async function askAuthor(
  known: string | undefined,
  questions: Questions | undefined,
): Promise<string> {
  if (questions) return (await questions.text('Whose note is it?', known ?? '', authorFault)).trim()
  if (known !== undefined && authorFault(known) === undefined) return known.trim()
  throw new Refusal('The author of the note is not known', 'Say --author "your name".')
}

function authorFault(text: string): string | undefined {
  const checked = noteFrontMatterSchema.shape.author.safeParse(text.trim())
  return checked.success ? undefined : checked.error.issues[0]?.message
}
