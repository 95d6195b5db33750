import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** Pictures from elsewhere, which would tell somebody who reads. */
export const images = [
  ...refuseBodies('EXT307', {
    inline: '![a](https://evil.example/a.png)',
    'with a title': '![a](https://evil.example/a.png "b")',
    'without a text': '![](https://evil.example/a.gif)',
    reference: '![a][b]\n\n[b]: https://evil.example/a.png',
    collapsed: '![a][]\n\n[a]: https://evil.example/a.png',
    shortcut: '![a]\n\n[a]: https://evil.example/a.png',
    'in a link': '[![a](https://evil.example/a.png)](https://example.org)',
    'in a table': '| ![a](https://evil.example/a.png) |\n| - |',
    'in a list': '- ![a](https://evil.example/a.png)',
    data: '![a](data:image/png;base64,AAAA)',
    'of the book': '![a](/favicon.svg)',
    relative: '![a](./a.png)',
  }),
  ...refuseBodies('EXT304', {
    element: '<img src="https://evil.example/a.png">',
    picture: '<picture><source srcset="https://evil.example/a.png"></picture>',
    video: '<video poster="https://evil.example/a.png">',
  }),
  ...acceptBodies({
    'image in code': [
      '`![img-a](https://evil.example/a.png)`',
      '![img-a](https://evil.example/a.png)',
    ],
    'escaped image': ['\\![img-b](https://evil.example/a.png)', '!img-b'],
    'address of an image': ['img-c https://example.org/a.png', 'img-c https://example.org/a.png'],
  }),
]
