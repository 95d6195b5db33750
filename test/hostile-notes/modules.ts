import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** Lines that MDX takes for module statements. */
export const modules = [
  ...refuseBodies('EXT306', {
    import: "import fs from 'fs'",
    'import for its effects': 'import "https://evil.example/x.js"',
    'import without spaces': 'import*as x from"y"',
    'import of a name': 'import{a}from"y"',
    'export of a constant': 'export const x = 1',
    'export of a default': 'export default function () {}'.replace(' {}', ''),
    'export of everything': 'export * from "y"',
    'after a line of text': 'text\nimport x from "y"',
    'after a hard break': 'text\\\nimport x from "y"',
    'after an entity line end': 'text &#10;import x from "y"',
    'import call': "import('y')",
    'in a list': '- import x from "y"',
    'in a quotation': '> export let x',
    'lazy continuation': '> text\nexport class X',
  }),
  ...acceptBodies({
    'import in a fence': ["```js\nimport modA from 'y'\n```", "import modA from 'y'"],
    'import as a word': [
      'import taxes (mod-b) are due.\nexport licences too.',
      'import taxes (mod-b)',
    ],
    'export in indented code': ['text\n\n    export const modD = 1', 'export const modD = 1'],
    'statement within a line': ['mod-c writes import x from "y"', 'mod-c writes import x from'],
    'word after emphasis': ['*mod-e* export\nimport', 'mod-e export'],
  }),
]
