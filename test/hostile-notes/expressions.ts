import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** MDX: components and expressions. */
export const expressions = [
  ...refuseBodies('EXT305', {
    expression: '{process.env.SECRET}',
    'block expression': '{\n  globalThis.x = 1\n}',
    'opening brace alone': 'a { b',
    'closing brace alone': 'a } b',
    'comment in braces': '{/* hidden */}',
    'entity braces': '&#123;1 + 1&#125;',
    'named entity braces': '&lbrace;1 + 1&rbrace;',
    'escaped brace': '\\{1 + 1}',
    'in emphasis': '*{x}*',
    'in a table': '| a |\n| - |\n| {x} |',
    'in a link text': '[{x}](https://example.org)',
    'section id': 'text {#chosen}',
    'attributes behind a link': '[x](https://example.org){onclick=alert(1)}',
  }),
  ...refuseBodies('EXT304', {
    component: '<Excerpt of="x" />',
    'closing the note': '</Note>',
    'closing the excerpt': 'text\n\n</Excerpt>\n\ntext',
    fragment: '<>text</>',
    'member component': '<Foo.Bar />',
    namespaced: '<svg:use />',
    'component with a spread': '<Sym {...props} />',
  }),
  ...acceptBodies({
    'braces in code': ['expr-a `{ a: 1 }` and `}`', 'expr-a { a: 1 } and }'],
    'braces in a fence': [
      '```js\nconst x = { exprB: <T>(y) => y }\n```',
      'const x = { exprB: <T>(y) => y }',
    ],
    'braces in indented code': ['text\n\n    { expr-c: </Note> }', '{ expr-c: </Note> }'],
    'braces in a title': ['[expr-d](https://example.org "{alert(1)}")', 'expr-d'],
    'braces in the meta of a fence': ['```js {1,3} title="{x}"\nexprE()\n```', 'exprE()'],
    'backticks in braces of code': ['`` `{expr-f}` ``', '`{expr-f}`'],
    'braces in code in a table': ['| `{expr-g \\| 1}` |\n| - |\n| x |', '{expr-g | 1}'],
  }),
]
