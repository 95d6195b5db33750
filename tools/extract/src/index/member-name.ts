import { ts } from 'ts-morph'

// add, $value, 名前
const RE_PLAIN = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u

/** A declared name as ids spell it: `add`, `#dirty`, `[Symbol.iterator]`, `["two%20words"]`, `[0]`. */
export function nameText(
  name: ts.PropertyName | ts.BindingName | ts.ModuleExportName | ts.JsxAttributeName,
): string {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return name.text
  if (ts.isStringLiteralLike(name)) return quoted(name.text)
  if (ts.isComputedPropertyName(name)) {
    const { expression } = name
    if (ts.isStringLiteralLike(expression)) return quoted(expression.text)
    return `[${name.expression.getText().replace(/\s+/gu, '')}]`
  }
  return `[${name.getText().replace(/\s+/gu, '')}]`
}

function quoted(text: string): string {
  if (RE_PLAIN.test(text)) return text
  return `[${JSON.stringify(text).replace(/\s/gu, encodeURIComponent)}]`
}

/** The name of a class, interface or object member; `undefined` when `node` is none of these. */
export function memberName(node: ts.Node): string | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.Constructor:
      return 'constructor'
    case ts.SyntaxKind.CallSignature:
      return '()'
    case ts.SyntaxKind.ConstructSignature:
      return 'new()'
    case ts.SyntaxKind.IndexSignature: {
      const [key] = (node as ts.IndexSignatureDeclaration).parameters
      return `[${(key?.type?.getText() ?? 'string').replace(/\s+/gu, '')}]`
    }
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.MethodSignature:
    case ts.SyntaxKind.PropertyDeclaration:
    case ts.SyntaxKind.PropertySignature:
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
    case ts.SyntaxKind.PropertyAssignment:
    case ts.SyntaxKind.ShorthandPropertyAssignment: {
      const { name } = node as ts.PropertySignature | ts.PropertyAssignment
      return nameText(name)
    }
    default:
      return undefined
  }
}
