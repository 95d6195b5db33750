import mdnDocs from './mdn-docs.json' with { type: 'json' }

const MDN = 'https://developer.mozilla.org/docs/Web/'
const NODE = 'https://nodejs.org/api/'
const docs = new Map(Object.entries(mdnDocs))

// lib.es5, lib.es2015.collection, lib.dom
const RE_LIBRARY = /^lib(?:\.|$)/u

/** What TypeScript's libraries call the types of one and the same object. */
const OWNERS = new Map([
  ['ReadonlyArray', 'Array'],
  ['ArrayLike', 'Array'],
  ['ConcatArray', 'Array'],
  ['TemplateStringsArray', 'Array'],
  ['ReadonlyMap', 'Map'],
  ['ReadonlySet', 'Set'],
  ['CallableFunction', 'Function'],
  ['NewableFunction', 'Function'],
  ['IteratorObject', 'Iterator'],
  ['IterableIterator', 'Iterator'],
  ['ArrayIterator', 'Iterator'],
  ['MapIterator', 'Iterator'],
  ['SetIterator', 'Iterator'],
  ['AsyncIteratorObject', 'AsyncIterator'],
  ['AsyncIterableIterator', 'AsyncIterator'],
])

const UTILITY_TYPES = new Set(
  (
    'Awaited Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ' +
    'ConstructorParameters ReturnType InstanceType NoInfer ThisParameterType OmitThisParameter ThisType ' +
    'Uppercase Lowercase Capitalize Uncapitalize'
  ).split(' '),
)
const HANDBOOK = 'https://www.typescriptlang.org/docs/handbook/utility-types.html'

/** Modules of Node, as imports name them. Their submodules, `fs/promises`, stand on the same page. */
const NODE_MODULES = new Set(
  (
    'assert async_hooks buffer child_process cluster console crypto dgram diagnostics_channel dns domain events ' +
    'fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl sea ' +
    'sqlite stream string_decoder test timers tls tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
)

/** Something declared outside of the book. */
export interface External {
  /** `lib.es2015.core`, `node:fs`, `node` for Node's globals. */
  module: string
  /** Dotted name; `*` is the module itself. */
  name: string
}

/**
 * The documentation of what comes from the language's library, the platform or Node; `undefined` where there is
 * none: types that only TypeScript knows, and packages.
 */
export function externalUrl({ module, name }: External): string | undefined {
  if (RE_LIBRARY.test(module)) return libraryUrl(name)
  if (module === 'node') return libraryUrl(name) ?? `${NODE}globals.html`
  const [page = ''] = module.replace(/^node:/u, '').split('/')
  return NODE_MODULES.has(page) ? `${NODE}${page}.html` : undefined
}

function libraryUrl(name: string): string | undefined {
  const [head = '', ...members] = name.replace(/^globalThis\./u, '').split('.')
  const owner = ownerOf(head)
  if (members.length === 0 && UTILITY_TYPES.has(owner)) return HANDBOOK
  // A member without a page of its own, `RangeError.message`, is on its owner's.
  const found =
    docs.get([owner, ...members].join('.')) ??
    (owner.endsWith('Array') ? docs.get(['TypedArray', ...members].join('.')) : undefined) ??
    docs.get(owner)
  return found === undefined ? undefined : `${MDN}${found}`
}

/** `NumberConstructor` → `Number`, `ReadonlyArray` → `Array`. */
function ownerOf(type: string): string {
  return OWNERS.get(type) ?? type.replace(/(?<=.)Constructor$/u, '')
}
