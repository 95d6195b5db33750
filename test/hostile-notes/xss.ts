import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** The vectors of OWASP's cheat sheet, by their ideas. */
export const xss = [
  ...refuseBodies('EXT304', {
    'script element': '<script>alert(1)</script>',
    'script from elsewhere': '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
    'script within a word': '<scr<script>ipt>alert(1)</scr</script>ipt>',
    'image with a handler': '<img src=x onerror=alert(1)>',
    'image without a closing bracket': 'a <img src=x onerror=alert(1) //',
    'malformed attribute': '<img """><script>alert("xss")</script>">',
    'slash for a space': '<img/src="x"/onerror=alert(1)>',
    'svg with onload': '<svg/onload=alert(1)>',
    'body with onload': 'text <body onload=alert(1)>',
    'details that toggle': '<details open ontoggle=alert(1)>',
    'frame with a document': '<iframe srcdoc="<script>alert(1)</script>">',
    'style element': '<style>@import "https://evil.example/x.css";</style>',
    'base element': '<base href="javascript:alert(1)//">',
    refresh: '<meta http-equiv="refresh" content="0;url=data:text/html,x">',
    'object with data': '<object data="data:text/html,x"></object>',
    'template and shadow root':
      '<template shadowrootmode=open><script>alert(1)</script></template>',
    'math and namespaces': '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    'entities for the brackets': '&lt;script&gt;alert(1)&lt;/script&gt;',
    'hexadecimal entities': '&#x3c;img src=x onerror=alert(1)&#x3e;',
    'decimal entities with zeros': '&#0000060;svg onload=alert(1)&#0000062;',
    'backslash before the bracket': '\\<img src=x onerror=alert(1)>',
    'inside emphasis': '*<b onmouseover=alert(1)>*',
    'inside a table': '| a |\n| - |\n| <img src=x onerror=alert(1)> |',
    'inside a link text': '[<img src=x onerror=alert(1)>](https://example.org)',
    'closing the note': 'a</p></div></figure><script>alert(1)</script>',
  }),
  ...acceptBodies({
    'script in code': ['`<script>alert("xss-a")</script>`', '<script>alert("xss-a")</script>'],
    'script in a fence': [
      '```ts\n</pre><script>alert("xss-b")</script>\n```',
      '</pre><script>alert("xss-b")</script>',
    ],
    'script in the name of a fence': ['```<script>alert(1)</script>\nxss-c\n```', 'xss-c'],
    'quote that ends an attribute': [
      '[xss-d](https://example.org "\'\\" onmouseover=alert(1) x=\\"")',
      'xss-d',
    ],
    'address that ends an attribute': [
      '[xss-e](https://example.org/"onmouseover="alert(1))',
      'xss-e',
    ],
    'element in a title': ['[xss-f](https://example.org "<img src=x onerror=alert(1)>")', 'xss-f'],
    'brackets set apart': ['xss-g 1 < 2, 3 > 2, <- and << but no element', '<- and << but'],
  }),
]
