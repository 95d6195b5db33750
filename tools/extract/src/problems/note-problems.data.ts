import type { AuthorFlaw } from '#authored/author-name.ts'
import { defineProblem, nearestClause } from './problem-definition.ts'

const AUTHOR_FLAWS: Readonly<Record<AuthorFlaw, string>> = {
  spaces: 'has a line break, white space at an end or two spaces in a row',
  composed: 'has letters and their marks stored apart (it is not in Unicode form NFC)',
  invisible: 'has an invisible character, or too many marks on one letter',
  letters: 'has neither a letter nor a digit',
  scripts: 'mixes scripts whose letters look alike, or uses a script no longer in daily use',
}

/** EXT300–EXT349: notes. Malformed and hostile ones are errors; ones that lost their code are not. */
export const noteProblems = {
  fileName: defineProblem({
    code: 'EXT300',
    title: 'File name that is not a note id',
    severity: 'error',
    example: { name: 'Evening Before.md' },
    message: ({ name }) => `\`${name}\` is not the name of a note`,
    hint: () =>
      'Name the file after its id, lower-case words joined by "-", as `evening-before.md`; a second language is `evening-before.en.md`. It stands directly in the folder of its port.',
  }),
  frontMatterMissing: defineProblem({
    code: 'EXT301',
    title: 'Note without front matter',
    severity: 'error',
    example: {},
    message: () => 'The note has no front matter',
    hint: () =>
      'Begin the file with --- and the fields target, quote, kind, lang, author, created and code.',
  }),
  frontMatterField: defineProblem({
    code: 'EXT302',
    title: 'Malformed front matter of a note',
    severity: 'error',
    example: { field: 'tagret', reason: 'unknown field', nearest: ['target'] },
    message: ({ field, reason, nearest }) =>
      `Front matter \`${field}\`: ${reason}${nearestClause(nearest)}`,
    hint: () => 'Correct the field; schemas/annotation.ts lists the ones a note has.',
  }),
  frontMatterUnexpected: defineProblem({
    code: 'EXT303',
    title: 'Front matter in a second language',
    severity: 'error',
    example: { first: 'annotations/p/a-note.md' },
    message: ({ first }) => `A second language holds only its body; ${first} has the front matter`,
    hint: () => 'Delete everything up to the second ---, that line included.',
  }),
  html: defineProblem({
    code: 'EXT304',
    title: 'HTML or JSX in a note',
    severity: 'error',
    example: { text: '<script>' },
    message: ({ text }) => `\`${text}\` is HTML or JSX, which notes do not have`,
    hint: () => 'Put it into backticks to show it as code, or say it in words.',
  }),
  expression: defineProblem({
    code: 'EXT305',
    title: 'Braces in a note',
    severity: 'error',
    example: { text: '{process.env}' },
    message: ({ text }) => `\`${text}\` holds braces, which would be an expression on the page`,
    hint: () => 'Put it into backticks to show it as code, or say it in words.',
  }),
  module: defineProblem({
    code: 'EXT306',
    title: 'Import or export in a note',
    severity: 'error',
    example: { text: "import x from 'y'" },
    message: ({ text }) => `\`${text}\` is a module statement, which notes do not have`,
    hint: () => 'Put it into a code block, between two lines of three backticks.',
  }),
  construct: defineProblem({
    code: 'EXT307',
    title: 'Something notes do not have',
    severity: 'error',
    example: { what: 'a heading' },
    message: ({ what }) => `The note has ${what}`,
    hint: () => 'Keep to paragraphs, lists, quotations, tables, code, emphasis and links.',
  }),
  link: defineProblem({
    code: 'EXT308',
    title: 'Link notes may not have',
    severity: 'error',
    example: { url: 'javascript:alert(1)' },
    message: ({ url }) => `The link goes to \`${url}\`, where notes may not link`,
    hint: () => 'Link to http(s) addresses or to pages of the book, as `/slug/#section`.',
  }),
  nesting: defineProblem({
    code: 'EXT309',
    title: 'Nested too deeply',
    severity: 'error',
    example: { limit: 8 },
    message: ({ limit }) => `The note is nested more than ${limit} levels deep`,
    hint: () => 'Use fewer levels of lists, quotations and emphasis.',
  }),
  invisible: defineProblem({
    code: 'EXT310',
    title: 'Invisible character in a note',
    severity: 'error',
    example: { character: 'U+202E' },
    message: ({ character }) => `The line holds the invisible character ${character}`,
    hint: () =>
      'Delete it, or type the line anew: a note must read as it is stored. Standard emoji are fine.',
  }),
  target: defineProblem({
    code: 'EXT311',
    title: 'Target that is no symbol of this port',
    severity: 'error',
    example: {
      target: 'other/dough#Dough',
      reason: 'the note stands in the folder of `oven`',
    },
    message: ({ target, reason }) => `The target \`${target}\`: ${reason}`,
    hint: () =>
      'Name a symbol of the port whose folder the note stands in, without "." or ".." in its path.',
  }),
  portUnknown: defineProblem({
    code: 'EXT312',
    title: 'Notes on a port the book does not have',
    severity: 'error',
    example: { port: 'ovn', nearest: ['oven'] },
    message: ({ port, nearest }) => `The book has no port \`${port}\`${nearestClause(nearest)}`,
    hint: () => 'Move the notes into the folder of one of its ports.',
  }),
  languageUnknown: defineProblem({
    code: 'EXT313',
    title: 'Note in a language the book does not have',
    severity: 'error',
    example: { lang: 'fr', known: 'zh, en' },
    message: ({ lang, known }) => `The book has no language \`${lang}\`; it has ${known}`,
    hint: () => 'Use one of these codes.',
  }),
  firstMissing: defineProblem({
    code: 'EXT314',
    title: 'Second language without its note',
    severity: 'error',
    example: { first: 'annotations/p/a-note.md' },
    message: ({ first }) => `There is no ${first} that this file could be the second language of`,
    hint: () => 'Rename one of the two, or write the note itself.',
  }),
  languageRepeated: defineProblem({
    code: 'EXT315',
    title: 'Note twice in one language',
    severity: 'error',
    example: { lang: 'en', first: 'annotations/p/a-note.md' },
    message: ({ lang, first }) => `${first} is in \`${lang}\` already`,
    hint: () => 'Keep one of the two, or correct `lang`.',
  }),
  idRepeated: defineProblem({
    code: 'EXT316',
    title: 'Note id used twice',
    severity: 'error',
    example: { id: 'a-note', other: 'annotations/p/a-note.md' },
    message: ({ id, other }) => `The note id \`${id}\` is taken by ${other}`,
    hint: () => 'Rename one of the two files; the name is the id.',
  }),
  empty: defineProblem({
    code: 'EXT317',
    title: 'Empty note',
    severity: 'error',
    example: {},
    message: () => 'The note says nothing',
    hint: () => 'Write its body below the front matter, or delete the file.',
  }),
  longLine: defineProblem({
    code: 'EXT318',
    title: 'Overlong line in a note',
    severity: 'error',
    example: { length: 70_000, limit: 5000 },
    message: ({ length, limit }) => `The line has ${length} characters, the limit is ${limit}`,
    hint: () => 'Break the line or shorten the note.',
  }),
  fileNameUnfit: defineProblem({
    code: 'EXT319',
    title: 'File name not every system has',
    severity: 'error',
    example: { name: 'con.md' },
    message: ({ name }) => `\`${name}\` is too long, or a name Windows keeps for itself`,
    hint: () => 'Rename the file; its id may have 80 characters.',
  }),
  fileLink: defineProblem({
    code: 'EXT320',
    title: 'Note that is a link',
    severity: 'error',
    example: { name: 'a-note.md' },
    message: ({ name }) => `\`${name}\` is a symbolic link`,
    hint: () => 'Replace the link by the file itself: a link could publish any file.',
  }),
  author: defineProblem<{ field: string; name: string; flaw: AuthorFlaw }>({
    code: 'EXT321',
    title: 'Malformed name of an author',
    severity: 'error',
    example: { field: 'author', name: 'a  baker', flaw: 'spaces' },
    message: ({ field, name, flaw }) => `\`${field}\`: \`${name}\` ${AUTHOR_FLAWS[flaw]}`,
    hint: () =>
      'Type the name anew, on one line, with single spaces and the letters of one script.',
  }),
  authorConfusable: defineProblem({
    code: 'EXT322',
    title: 'Author who looks like another',
    severity: 'error',
    example: { name: 'A Baker', other: 'a baker' },
    message: ({ name, other }) =>
      `\`${name}\` looks like \`${other}\`, who is in this book already, but is spelt differently`,
    hint: ({ other }) =>
      `If you are \`${other}\`, spell the name that way; if not, add something that tells you apart.`,
  }),
  table: defineProblem({
    code: 'EXT323',
    title: 'Table too wide',
    severity: 'error',
    example: { columns: 300, limit: 20 },
    message: ({ columns, limit }) => `The table has ${columns} columns, the limit is ${limit}`,
    hint: () => 'Leave out columns, or make it a list.',
  }),
  stacked: defineProblem({
    code: 'EXT324',
    title: 'Too many marks on one letter',
    severity: 'error',
    example: {},
    message: () => 'A letter of this line carries more marks than any language needs',
    hint: () => 'Delete the extra marks: they would cover the lines above and below.',
  }),
  manyLines: defineProblem({
    code: 'EXT325',
    title: 'Too many lines in a note',
    severity: 'error',
    example: { lines: 2000, limit: 400 },
    message: ({ lines, limit }) => `The note has ${lines} lines, the limit is ${limit}`,
    hint: () => 'Shorten the note, or make several of it.',
  }),
  changed: defineProblem({
    code: 'EXT330',
    title: 'Code around a note changed',
    severity: 'info',
    example: { id: 'a-note', target: 'p/a#f' },
    message: ({ id, target }) => `\`${id}\`: \`${target}\` changed since the note was written`,
    hint: ({ id }) =>
      `Read the note again. If it holds, run \`npm run annotate -- approve ${id}\`; if not, edit or delete it.`,
  }),
  moved: defineProblem({
    code: 'EXT331',
    title: 'Code of a note moved',
    severity: 'info',
    example: { id: 'a-note', from: 'p/a#f', to: 'p/b#f' },
    message: ({ id, from, to }) => `\`${id}\`: \`${from}\` is now \`${to}\`; the note went along`,
    hint: ({ id, to }) => `Record the new place with \`npm run annotate -- move ${id} '${to}'\`.`,
  }),
  orphaned: defineProblem({
    code: 'EXT332',
    title: 'Note without its code',
    severity: 'warning',
    example: { id: 'a-note', reason: 'the quote is not in `p/a#f`' },
    message: ({ id, reason }) => `\`${id}\` is withheld: ${reason}`,
    hint: ({ id }) =>
      `Put it on the code that does this now, or delete it; \`npm run annotate -- check ${id}\` prints the commands.`,
  }),
  ambiguous: defineProblem({
    code: 'EXT333',
    title: 'Note that fits several places',
    severity: 'warning',
    example: { id: 'a-note', reason: 'the quote is in `p/a#f` twice' },
    message: ({ id, reason }) => `\`${id}\` is withheld: ${reason}`,
    hint: ({ id }) =>
      `Say which place is meant; \`npm run annotate -- check ${id}\` prints the commands.`,
  }),
  unseen: defineProblem({
    code: 'EXT334',
    title: 'Note that no excerpt shows',
    severity: 'info',
    example: { id: 'a-note' },
    message: ({ id }) => `No excerpt shows the lines of \`${id}\``,
    hint: () =>
      'Nothing is wrong: it shows on the page of its file. To show it in a chapter, excerpt its lines.',
  }),
  symbolUnknown: defineProblem({
    code: 'EXT335',
    title: 'Symbol link of a note that leads nowhere',
    severity: 'warning',
    example: { name: 'Dough.fol', nearest: ['Dough.fold'] },
    message: ({ name, nearest }) =>
      `\`${name}\` names no symbol, or several; it is shown as code${nearestClause(nearest)}`,
    hint: () => 'Correct the name, or write it in full: [`text`][<port>/<file>#<name>].',
  }),
  reviewExpired: defineProblem({
    code: 'EXT336',
    title: 'Expired review',
    severity: 'info',
    example: { id: 'a-note', what: 'the code' },
    message: ({ id, what }) =>
      `\`${id}\` was reviewed before ${what} changed; it counts as unreviewed`,
    hint: ({ id }) => `Read it again and sign it with \`npm run annotate -- approve ${id}\`.`,
  }),
  // Its readers are strangers to the term base, and so is its author: a reviewer may reword it.
  termForbidden: defineProblem({
    code: 'EXT337',
    title: 'Forbidden term in a note',
    severity: 'warning',
    example: { used: 'starter', right: 'leaven', term: 'leaven' },
    message: ({ used, right }) => `The note says \`${used}\`; this book says \`${right}\``,
    hint: ({ right, term }) =>
      `Write \`${right}\`, so that readers find one name for \`${term}\` everywhere.`,
  }),
  alikeMissing: defineProblem({
    code: 'EXT338',
    title: 'Note on code that has a twin',
    severity: 'info',
    example: { id: 'a-note', twins: ['p/a#g'] },
    message: ({ id, twins }) => {
      const names = twins.map((twin) => `\`${twin}\``).join(' and ')
      return `\`${id}\`: ${names} ${twins.length === 1 ? 'has' : 'have'} the same code and ${twins.length === 1 ? 'is' : 'are'} not listed under \`alike\`; should the target vanish, the note would seem to have moved there`
    },
    hint: ({ id }) => `Record it with \`npm run annotate -- refresh ${id}\`.`,
  }),
} as const
