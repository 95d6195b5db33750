import type { ShikiTransformer } from 'shiki'
import { tokenClass } from './token-class.ts'
import { TOKENIZE_OPTIONS } from './tokenize-options.ts'

/**
 * Turns the inline colours of the CSS-variables theme into classes, and takes off what Astro adds to `<pre>`:
 * the page then has no style attribute and one static stylesheet serves both themes.
 */
export function classTokens(): ShikiTransformer {
  return {
    name: 'class-tokens',
    preprocess(code, options) {
      Object.assign(options, TOKENIZE_OPTIONS)
      return code
    },
    pre(node) {
      delete node.properties['style']
      node.properties['class'] = 'fence'
      node.properties['tabindex'] = '0'
    },
    line(node) {
      delete node.properties['class']
      node.children = node.children.flatMap((child) =>
        child.type === 'element' && child.properties['class'] === undefined
          ? child.children
          : [child],
      )
    },
    span(node) {
      const kind = tokenClass(node.properties['style']?.toString() ?? '')
      delete node.properties['style']
      if (kind !== undefined) node.properties['class'] = kind
    },
  }
}
