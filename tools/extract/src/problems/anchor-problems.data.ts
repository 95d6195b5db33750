import { defineProblem, nearestClause } from './problem-definition.ts'

/** EXT200–EXT249: references that do not resolve, and what two languages disagree on. */
export const anchorProblems = {
  symbolUnknown: defineProblem({
    code: 'EXT200',
    title: 'Unknown symbol',
    severity: 'error',
    example: { name: 'oven/dough#Dough.fol', port: 'oven', nearest: ['Dough.fold'] },
    message: ({ name, nearest }) => `There is no symbol \`${name}\`${nearestClause(nearest)}`,
    hint: ({ port }) =>
      `Correct the name; \`npm run extract -- list ${port}\` prints the ones there are.`,
  }),
  symbolAmbiguous: defineProblem({
    code: 'EXT201',
    title: 'Ambiguous symbol',
    severity: 'error',
    example: { name: 'add', candidates: ['p/a#A.add', 'p/b#B.add'] },
    message: ({ name, candidates }) =>
      `\`${name}\` may be ${candidates.map((id) => `\`${id}\``).join(' or ')}`,
    hint: () => 'Write the id in full; in a link as [`text`][<port>/<file>#<name>].',
  }),
  textAbsent: defineProblem({
    code: 'EXT202',
    title: 'Text not in the declaration',
    severity: 'error',
    example: { attribute: 'from', text: 'if (full)', symbol: 'p/a#A.add' },
    message: ({ attribute, text, symbol }) => `\`${attribute}="${text}"\` is not in \`${symbol}\``,
    hint: () =>
      'Copy the text from the declaration; white space does not matter, everything else does.',
  }),
  textRepeated: defineProblem({
    code: 'EXT203',
    title: 'Text more than once in the declaration',
    severity: 'error',
    example: { attribute: 'to', text: 'return', symbol: 'p/a#A.add', count: 2 },
    message: ({ attribute, text, symbol, count }) =>
      `\`${attribute}="${text}"\` is in \`${symbol}\` ${count} times`,
    hint: () => 'Take in more of the text around it, until it is there once.',
  }),
  textOrder: defineProblem({
    code: 'EXT204',
    title: 'Excerpt ends before it begins',
    severity: 'error',
    example: { symbol: 'p/a#A.add' },
    message: ({ symbol }) => `In \`${symbol}\`, \`to\` comes before \`from\``,
    hint: () => 'Swap the two.',
  }),
  excerptLong: defineProblem({
    code: 'EXT205',
    title: 'Excerpt too long',
    severity: 'error',
    example: { symbol: 'p/a#A', lines: 120, limit: 25 },
    message: ({ symbol, lines, limit }) =>
      `The excerpt of \`${symbol}\` has ${lines} lines, the limit is ${limit}`,
    hint: () => 'Name a member, or narrow it with `from` and `to`.',
  }),
  excerptSpread: defineProblem({
    code: 'EXT206',
    title: 'Excerpt of scattered declarations',
    severity: 'error',
    example: { symbol: 'p/a#A.size' },
    message: ({ symbol }) => `\`${symbol}\` is declared in several places with other code between`,
    hint: () => 'Name one of them, as `…#name(2)` for the second overload, or bring them together.',
  }),
  docAbsent: defineProblem({
    code: 'EXT207',
    title: 'No doc comment to show',
    severity: 'error',
    example: { symbol: 'p/a#A.add' },
    message: ({ symbol }) => `\`${symbol}\` has no doc comment`,
    hint: () => 'Remove `doc`, or write the comment.',
  }),
  evidenceMalformed: defineProblem({
    code: 'EXT208',
    title: 'Malformed evidence',
    severity: 'error',
    example: { evidence: 'tests:Q-4' },
    message: ({ evidence }) => `\`${evidence}\` is not evidence`,
    hint: () =>
      'Write `test:Q-4`, `symbol:<port>/<file>#<name>` or `upstream:<file>#<Name>@<12 digits of its hash>`, separated by spaces.',
  }),
  requirementUnknown: defineProblem({
    code: 'EXT209',
    title: 'Unknown requirement',
    severity: 'error',
    example: { requirement: 'Q-400', nearest: ['Q-40'] },
    message: ({ requirement, nearest }) =>
      `No requirements.json lists \`${requirement}\`${nearestClause(nearest)}`,
    hint: () => 'Correct the id, or list the requirement.',
  }),
  requirementUntested: defineProblem({
    code: 'EXT210',
    title: 'Requirement without a test',
    severity: 'error',
    example: { requirement: 'Q-4' },
    message: ({ requirement }) => `No test has \`${requirement}\` in its title`,
    hint: () => 'Put the id into the title of the test that checks it, or find other evidence.',
  }),
  upstreamUnknown: defineProblem({
    code: 'EXT211',
    title: 'Unknown upstream declaration',
    severity: 'error',
    example: { file: 'tally.go', name: 'Tally.Ad', nearest: ['tally.go#Tally.Add'] },
    message: ({ file, name, nearest }) =>
      `No upstream record has \`${name}\` in \`${file}\`${nearestClause(nearest)}`,
    hint: () => 'Correct it; only what upstream.json records can be evidence.',
  }),
  upstreamChanged: defineProblem({
    code: 'EXT212',
    title: 'Upstream changed since a claim was judged',
    severity: 'error',
    example: { evidence: 'upstream:tally.go#Tally.Add', judged: '', current: '9f2c11aa03de' },
    message: ({ evidence, judged }) =>
      judged === ''
        ? `\`${evidence}\` does not say which version was judged`
        : `\`${evidence}\` was judged at ${judged}, which is not what is there now`,
    hint: ({ evidence, current }) =>
      `Read the source, judge again, then write \`${evidence.replace(/@.*$/u, '')}@${current}\`.`,
  }),
  claimRepeated: defineProblem({
    code: 'EXT213',
    title: 'Claim id used twice',
    severity: 'error',
    example: { id: 'W8', line: 12 },
    message: ({ id, line }) => `The claim id \`${id}\` is taken by the claim on line ${line}`,
    hint: () => 'Give each claim of a chapter its own id.',
  }),
  sectionMissing: defineProblem({
    code: 'EXT214',
    title: 'Languages differ in their sections',
    severity: 'error',
    example: { id: 'last-proof', other: 'chapters/zh/backwards.md' },
    message: ({ id, other }) => `The section \`${id}\` of ${other} is missing here`,
    hint: () => 'Both languages have the same section ids: add it here, or remove it there.',
  }),
  sectionExtra: defineProblem({
    code: 'EXT215',
    title: 'Languages differ in their sections',
    severity: 'error',
    example: { id: 'last-prof', other: 'chapters/zh/backwards.md', nearest: ['last-proof'] },
    message: ({ id, other, nearest }) =>
      `${other} has no section \`${id}\`${nearestClause(nearest)}`,
    hint: () => 'Both languages have the same section ids: correct it here, or add it there.',
  }),
  sectionOrder: defineProblem({
    code: 'EXT216',
    title: 'Languages differ in the order of their sections',
    severity: 'error',
    example: { id: 'last-proof', other: 'chapters/zh/backwards.md' },
    message: ({ id, other }) => `The section \`${id}\` has another place or level in ${other}`,
    hint: () => 'Bring the sections of both languages into the same order and levels.',
  }),
  sourceMissing: defineProblem({
    code: 'EXT217',
    title: 'Translation without its original',
    severity: 'error',
    example: { slug: 'backward', locale: 'zh', nearest: ['backwards'] },
    message: ({ slug, locale, nearest }) =>
      `There is no chapter \`${slug}\` in \`${locale}\`${nearestClause(nearest)}`,
    hint: () => 'Correct the slug, or write the original first.',
  }),
  frontDiffers: defineProblem({
    code: 'EXT218',
    title: 'Languages differ in their front matter',
    severity: 'error',
    example: { field: 'order', here: '20', there: '10', other: 'chapters/zh/backwards.md' },
    message: ({ field, here, there, other }) =>
      `\`${field}\` is ${here} here and ${there} in ${other}`,
    hint: () => 'Give both languages the same place in the book.',
  }),
  translatesDefault: defineProblem({
    code: 'EXT219',
    title: 'Original that claims to be a translation',
    severity: 'error',
    example: { locale: 'zh' },
    message: ({ locale }) => `\`translates\` in a chapter of the default language \`${locale}\``,
    hint: () => 'Remove it; only translations record what they translate.',
  }),
  sectionStale: defineProblem({
    code: 'EXT220',
    title: 'Stale translation',
    severity: 'warning',
    example: { section: '`last-proof`', other: 'chapters/zh/backwards.md', slug: 'backwards' },
    message: ({ section, other }) => `${section} of ${other} changed since it was translated`,
    hint: ({ slug }) =>
      `Bring the translation up to date, then run \`npm run extract -- stamp ${slug}\`.`,
  }),
  notStamped: defineProblem({
    code: 'EXT221',
    title: 'Translation that does not say of what',
    severity: 'info',
    example: { sections: '`last-proof`', slug: 'backwards' },
    message: ({ sections }) => `No hash is recorded of the original of ${sections}`,
    hint: ({ slug }) =>
      `When the translation is complete, run \`npm run extract -- stamp ${slug}\`.`,
  }),
  claimDiffers: defineProblem({
    code: 'EXT222',
    title: 'Languages differ in a claim',
    severity: 'error',
    example: { id: 'W8', what: 'the verdict `wrong`', other: 'chapters/zh/backwards.md' },
    message: ({ id, what, other }) => `The claim \`${id}\` has ${what} in ${other}`,
    hint: () => 'Give a claim the same verdict and the same evidence in every language.',
  }),
  pageUnknown: defineProblem({
    code: 'EXT223',
    title: 'Link to a page that does not exist',
    severity: 'error',
    example: { url: '/how-to-raed/', nearest: ['/how-to-read/'] },
    message: ({ url, nearest }) => `No chapter is at \`${url}\`${nearestClause(nearest)}`,
    hint: () =>
      'Link to a chapter as `/slug/` or by its file, `./other.md`; to anything else by a web address.',
  }),
  sectionUnknown: defineProblem({
    code: 'EXT224',
    title: 'Link to a section that does not exist',
    severity: 'error',
    example: { section: 'last-prof', page: 'backwards', nearest: ['last-proof'] },
    message: ({ section, page, nearest }) =>
      `The chapter \`${page}\` has no section \`${section}\`${nearestClause(nearest)}`,
    hint: () => 'Correct the part after #.',
  }),
  linkScheme: defineProblem({
    code: 'EXT225',
    title: 'Link of a kind chapters do not have',
    severity: 'error',
    example: { url: 'javascript:alert(1)' },
    message: ({ url }) => `The link goes to \`${url}\``,
    hint: () => 'Link to http(s) addresses or to pages of the book.',
  }),
  termForbidden: defineProblem({
    code: 'EXT226',
    title: 'Forbidden term',
    severity: 'error',
    example: { used: 'starter', right: 'leaven', term: 'leaven' },
    message: ({ used, right }) => `\`${used}\` is called \`${right}\` in this book`,
    hint: ({ right, term }) =>
      `Write \`${right}\`. If the word means something else here, reword; \`${term}\` in the term base forbids it.`,
  }),
  termUnknown: defineProblem({
    code: 'EXT227',
    title: 'Unknown term',
    severity: 'error',
    example: { term: 'leven', nearest: ['leaven'] },
    message: ({ term, nearest }) =>
      `The term base has no term \`${term}\`${nearestClause(nearest)}`,
    hint: () => 'Write the key of a term after `term:`, or add the term to the term base.',
  }),
  termRepeated: defineProblem({
    code: 'EXT228',
    title: 'Term linked twice',
    severity: 'error',
    example: { term: 'leaven', line: 12 },
    message: ({ term, line }) => `The term \`${term}\` has its link in line ${line}`,
    hint: () => 'Keep the link where the chapter introduces the term; write the others as text.',
  }),
  exercisedUnknown: defineProblem({
    code: 'EXT240',
    title: 'Measured code that is not there',
    severity: 'error',
    example: { kind: 'symbol', name: 'oven/dough#Dough.fol', more: 2, nearest: ['Dough.fold'] },
    message: ({ kind, name, more, nearest }) =>
      `The ${kind} \`${name}\`${more > 0 ? ` (and ${more} more)` : ''} was there when vectors were replayed to see ` +
      `what they run, and is no more${nearestClause(nearest)}`,
    hint: () => 'After renaming or moving code, measure anew: `npm run conformance:cover`.',
  }),
} as const
