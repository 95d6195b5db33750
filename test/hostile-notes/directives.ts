import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** The book's own directives, which only chapters have. */
export const directives = [
  ...refuseBodies('EXT307', {
    excerpt: '::excerpt',
    claim: ':::claim\ntext\n:::',
    'claim with a longer fence': ':::::claim\ntext\n:::::',
    'never closed': ':::pitfall\ntext',
    'closing alone': 'text\n\n:::\n\ntext',
    'after a line of text': 'text\n:::claim',
    'in a list': '- a\n\n  ::contents',
    'in a quotation': '> :::claim\n> x\n> :::',
    'in a list in a quotation': '> - :::claim\n>   x\n>   :::',
    'with a label': ':::pitfall[Read this]\nx\n:::',
    'by entities': '&#58;:excerpt',
    heading: '# A title',
    'underlined title': 'A title\n---',
    'title in a quotation': '> A title\n> ===',
    footnote: 'text[^1]\n\n[^1]: a note on the page',
  }),
  ...acceptBodies({
    'ports and times': [
      'dir-a 8080:80, ::1, key:value, 10:30, std::vec',
      '8080:80, ::1, key:value',
    ],
    'directive in code': ['`::excerpt dir-b`', '::excerpt dir-b'],
    'directive in a fence': ['```text\n:::claim dir-c\n:::\n```', ':::claim dir-c'],
    'like one in a table': ['| dir-d | ::x |\n| - | - |\n| :::claim | a |', 'dir-d'],
    'like one inside a line': ['dir-e is not ::excerpt or :role[x]', 'not ::excerpt or :role[x]'],
    'code before colons': ['dir-g `std`::vector', 'dir-g std::vector'],
    'escaped colons': ['dir-f \\::x and \\:y', 'dir-f ::x and :y'],
  }),
]
