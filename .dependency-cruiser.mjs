/**
 * Import cycles only: which folder may import which is ESLint's part (eslint.config.mjs), where each rule
 * can name the allowed direction.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that import each other are one file; move what both need to a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'The import names a file or package that is not there.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro:|#(?:annotate-token|book)$)' },
    },
    {
      name: 'not-to-test',
      severity: 'error',
      comment: 'Code never imports its tests.',
      from: { pathNot: '(^|/)test/' },
      to: { path: '(^|/)test/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['(^|/)(fixtures|results)/', '^ports/[^/]+/dist/', '\\.astro$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['annotated-k8s-source', 'import', 'node', 'default', 'types'],
    },
  },
}
