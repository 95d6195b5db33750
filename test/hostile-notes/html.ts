import { acceptBodies, refuseBodies } from './hostile-case.ts'

/** HTML that is only HTML. */
export const html = [
  ...refuseBodies('EXT304', {
    block: '<div>\n\ntext\n\n</div>',
    inline: 'a <b>bold</b> word',
    comment: 'a <!-- hidden --> b',
    'comment over lines': '<!--\nhidden\n-->',
    'comment that is never closed': 'text\n\n<!-- the rest of the page',
    declaration: '<!DOCTYPE html>',
    instruction: '<?php echo 1 ?>',
    cdata: '<![CDATA[ x ]]>',
    'closing tag alone': 'text </div>',
    form: '<form action="https://evil.example"><input name=token></form>',
    'custom element': '<x-card>a</x-card>',
    'line break': 'a<br>b',
    'in a list': '- <kbd>x</kbd>',
    'in a quotation': '> <u>x</u>',
    textarea: '<textarea>',
    plaintext: '<plaintext>',
    'open quote': '<a title="',
  }),
  ...acceptBodies({
    'generic type in code': ['html-a `Map<string, T>`', 'html-a Map<string, T>'],
    'entity of a letter': ['html-b caf&eacute; &copy; &amp;lt;', 'html-b café © &lt;'],
    'comment in code': ['`<!-- html-c -->`', '<!-- html-c -->'],
    'less than before a digit': ['html-d a <1 and b<2', 'html-d a <1 and b<2'],
  }),
]
