import { styleText } from 'node:util'

/** Colours a whole file of TypeScript, giving its lines. */
export type Highlight = (code: string) => string[]

/** The first scope that fits decides; the terminal's own sixteen colours suit every theme it may have. */
const STYLES: readonly [RegExp, Parameters<typeof styleText>[0]][] = [
  [/^comment/u, 'gray'],
  [/^string|^punctuation\.definition\.string/u, 'green'],
  [/^constant|^support\.constant/u, 'yellow'],
  [/^keyword\.operator(?!\.(?:new|expression))/u, 'reset'],
  [/^keyword|^storage|^variable\.language/u, 'magenta'],
  [/^entity\.name\.(?:type|class)|^support\.(?:type|class)/u, 'cyan'],
  [/^entity\.name\.function|^support\.function/u, 'blue'],
]

/** A highlighter for terminals; without colour, or where the grammar cannot be loaded, code stays as it is. */
export async function createHighlight(hasColor: boolean): Promise<Highlight> {
  if (!hasColor) return (code) => code.split('\n')
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { default: typescript }] =
    await Promise.all([
      import('shiki/core'),
      import('shiki/engine/javascript'),
      import('shiki/langs/typescript.mjs'),
    ])
  const theme = { name: 'terminal', type: 'dark' as const, settings: [], fg: '#fff', bg: '#000' }
  const shiki = await createHighlighterCore({
    langs: [typescript],
    themes: [theme],
    engine: createJavaScriptRegexEngine(),
  })
  return (code) =>
    shiki
      .codeToTokensBase(code, {
        lang: 'typescript',
        theme: 'terminal',
        includeExplanation: 'scopeName',
      })
      .map((tokens) =>
        tokens
          .flatMap(({ content, explanation }) =>
            explanation ? explanation.map((part) => colour(part.content, part.scopes)) : [content],
          )
          .join(''),
      )
}

function colour(text: string, scopes: readonly { scopeName: string }[]): string {
  for (const { scopeName } of [...scopes].reverse()) {
    const style = STYLES.find(([pattern]) => pattern.test(scopeName))?.[1]
    if (style !== undefined)
      return style === 'reset' ? text : styleText(style, text, { validateStream: false })
  }
  return text
}
