/** How a directive is written: what the checks and their hints are made from. */
export interface DirectiveSpec {
  /** `leaf` is one line with two colons; `container` has a body between fences of three or more. */
  form: 'leaf' | 'container'
  required: readonly string[]
  optional: readonly string[]
  /** Whether `[text]` may follow the name. */
  label: boolean
  /** Shown in hints. */
  example: string
}

/** Every directive of the book. */
export const directiveSpecs: Readonly<Record<string, DirectiveSpec>> = {
  excerpt: {
    form: 'leaf',
    required: ['of'],
    optional: ['from', 'to', 'doc'],
    label: false,
    example: '::excerpt{of="<port>/<file>#<name>"}',
  },
  figure: {
    form: 'leaf',
    required: ['src', 'alt'],
    optional: [],
    label: true,
    example: '::figure[caption]{src="<name>" alt="…"}',
  },
  chart: {
    form: 'leaf',
    required: ['src', 'alt'],
    optional: [],
    label: true,
    example: '::chart[caption]{src="<port>/<name>" alt="…"}',
  },
  graph: {
    form: 'leaf',
    required: [],
    optional: ['of', 'depth', 'port'],
    label: true,
    example: '::graph[caption]{of="<port>/<file>#<name>" depth="2"}',
  },
  parity: {
    form: 'leaf',
    required: ['port'],
    optional: [],
    label: false,
    example: '::parity{port="<port>"}',
  },
  contents: { form: 'leaf', required: [], optional: [], label: false, example: '::contents' },
  pitfall: {
    form: 'container',
    required: [],
    optional: [],
    label: true,
    example: ':::pitfall[Title]',
  },
  history: {
    form: 'container',
    required: [],
    optional: [],
    label: true,
    example: ':::history[Title]',
  },
  claim: {
    form: 'container',
    required: ['id', 'verdict', 'evidence'],
    optional: [],
    label: false,
    example: ':::claim{id="A1" verdict="wrong" evidence="test:Q-1"}',
  },
  exercise: {
    form: 'container',
    required: [],
    optional: ['id'],
    label: true,
    example: '::::exercise[Title]',
  },
  answer: { form: 'container', required: [], optional: [], label: false, example: ':::answer' },
}

/** Names that will mean something one day; until then using one is a problem that says so. */
export const reservedDirectives: readonly string[] = ['trace']
