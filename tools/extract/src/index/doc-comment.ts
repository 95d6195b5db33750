import {
  DocEscapedText,
  DocExcerpt,
  DocFencedCode,
  DocParagraph,
  DocSoftBreak,
  type DocBlock,
  type DocNode,
  TSDocConfiguration,
  TSDocParser,
  TSDocTagDefinition,
  TSDocTagSyntaxKind,
} from '@microsoft/tsdoc'
import type { DocComment } from '#schemas/symbol.ts'
import { markLinks } from './doc-links.ts'

// " * @upstream", "/** @since"
const RE_TAG = /(?:^|\n)[ \t/*]*(?<tag>@[a-zA-Z][a-zA-Z0-9]*)/gu
/** Blocks that have a field of their own in {@link DocComment}. */
const OWN_FIELDS = new Set(['@throws', '@see'])

/**
 * Parses doc comments as TSDoc, each part to plain Markdown with its links marked. Tags TSDoc does not know are
 * kept as blocks. A comment that is not valid TSDoc keeps its text: this is no linter.
 */
export function createDocParser(): (comment: string) => DocComment {
  const configuration = new TSDocConfiguration()
  const parser = new TSDocParser(configuration)
  return (comment) => {
    for (const { groups } of comment.matchAll(RE_TAG)) {
      const tagName = groups?.['tag'] ?? ''
      if (configuration.tryGetTagDefinition(tagName) !== undefined) continue
      const syntaxKind = TSDocTagSyntaxKind.BlockTag
      configuration.addTagDefinition(
        new TSDocTagDefinition({ tagName, syntaxKind, allowMultiple: true }),
      )
    }
    const doc = parser.parseString(markLinks(comment)).docComment
    const blocks = doc.customBlocks
    const text = (block: DocBlock | undefined): string | undefined =>
      block && markdown(block.content)
    const optional = {
      remarks: text(doc.remarksBlock),
      returns: text(doc.returnsBlock),
      deprecated: text(doc.deprecatedBlock),
    }
    return {
      summary: markdown(doc.summarySection),
      ...(optional.remarks === undefined ? {} : { remarks: optional.remarks }),
      params: doc.params.blocks.map((block) => ({
        name: block.parameterName,
        text: markdown(block.content),
      })),
      ...(optional.returns === undefined ? {} : { returns: optional.returns }),
      throws: blocks.filter(isNamed('@throws')).map((block) => markdown(block.content)),
      ...(optional.deprecated === undefined ? {} : { deprecated: optional.deprecated }),
      see: doc.seeBlocks.map((block) => markdown(block.content)),
      other: [
        ...doc.typeParams.blocks.map((block) => ({
          tag: '@typeParam',
          text: `${block.parameterName} - ${markdown(block.content)}`,
        })),
        ...[...blocks, ...(doc.privateRemarks === undefined ? [] : [doc.privateRemarks])]
          .filter((block) => !OWN_FIELDS.has(block.blockTag.tagName))
          .map((block) => ({ tag: block.blockTag.tagName, text: markdown(block.content) })),
        ...doc.modifierTagSet.nodes.map((node) => ({ tag: node.tagName, text: '' })),
        ...(doc.inheritDocTag === undefined ? [] : [{ tag: '@inheritDoc', text: '' }]),
      ],
    }
  }
}

function isNamed(tag: string): (block: DocBlock) => boolean {
  return (block) => block.blockTag.tagName === tag
}

function markdown(node: DocNode): string {
  const parts: string[] = []
  for (const child of node.getChildNodes()) parts.push(blockText(child))
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .trim()
}

function blockText(node: DocNode): string {
  if (node instanceof DocFencedCode)
    return `\`\`\`${node.language}\n${node.code.replace(/\n$/u, '')}\n\`\`\``
  const text = inlineText(node)
  if (!(node instanceof DocParagraph)) return text.trim()
  // Line ends stay: lists and tables of a comment live by them.
  return text.replace(/[^\S\n]+$/gmu, '').trim()
}

function inlineText(node: DocNode): string {
  if (node instanceof DocExcerpt) return node.content.toString()
  if (node instanceof DocEscapedText) return escaped(node)
  if (node instanceof DocSoftBreak) return '\n'
  return node.getChildNodes().map(inlineText).join('')
}

/** `\{` and `\@` are escapes of TSDoc alone; the others mean the same in Markdown. */
function escaped(node: DocEscapedText): string {
  const text = node.getChildNodes().map(inlineText).join('')
  return /^\\[{}@/>]$/u.test(text) ? text.slice(1) : text
}
