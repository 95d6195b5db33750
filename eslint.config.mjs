import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import astro from 'eslint-plugin-astro'
import jsdoc from 'eslint-plugin-jsdoc'
import unicorn from 'eslint-plugin-unicorn'
import tseslint from 'typescript-eslint'

/** Forbids imports that match `regex`, saying which direction is allowed. */
const forbid = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
})

const DIRECTION =
  'ports + chapters + annotations → tools/extract → src/content → src → dist → tools/export'

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/dist/',
    '.astro/',
    '.cache/',
    'src/content/',
    'examples/*/src/content/',
    '**/fixtures/',
    '**/results/',
    'conformance/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { jsdoc, unicorn },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `const { id: _, ...rest } = record` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // An aborted wait rejects with the signal's reason, whatever that is, as fetch does.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      'array-callback-return': ['error', { checkForEach: true }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx', 'hack'] }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
      'unicorn/no-process-exit': 'error',
    },
  },
  {
    files: ['**/*.data.ts', '**/test/**/*.ts', '**/*.test.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['**/cli.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['schemas/**/*.ts', 'authored/**/*.ts', 'ports/*/src/**/*.ts'],
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: true,
          require: { ClassDeclaration: true, FunctionDeclaration: true, MethodDefinition: true },
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration'],
        },
      ],
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'Time is injected: take a Clock.' },
        { name: 'process', message: 'Ports and schemas run anywhere; Node belongs in src/node/.' },
      ],
    },
  },
  {
    files: ['schemas/**/*.ts'],
    rules: forbid({
      regex: '^(?!zod$|\\./)',
      message: `schemas/ imports only zod and itself: it is the contract both sides share. ${DIRECTION}`,
    }),
  },
  {
    files: ['authored/**/*.ts'],
    rules: forbid({
      regex: '^node:|^\\.\\./|ts-morph|(^|/)(tools|ports|src)/',
      message: `authored/ reads what people write, in Node and in browsers alike: it imports schemas/, itself and parsers. ${DIRECTION}`,
    }),
  },
  {
    files: ['ports/*/src/**/*.ts'],
    ignores: ['ports/*/src/node/**'],
    rules: forbid({
      regex: '^(?!@annotated-k8s/[a-z-]+$|\\.{1,2}/)|/node/',
      message: `ports/ import only themselves and other ports' public entry; Node belongs in src/node/. ${DIRECTION}`,
    }),
  },
  {
    files: ['src/**/*.ts', 'src/**/*.astro'],
    rules: forbid({
      regex: 'ts-morph|(^|/)(tools|ports|chapters|annotations)/',
      message: `src/ reads src/content only; it never imports the tools, ts-morph or the ports. ${DIRECTION}`,
    }),
  },
  {
    files: ['tools/**/*.ts'],
    ignores: ['tools/extract/**', 'tools/bench/**'],
    rules: forbid({
      regex: '^ts-morph$',
      message: 'tools/extract is the only user of ts-morph: call its stages instead.',
    }),
  },
  {
    files: ['tools/conformance/**/*.ts'],
    rules: forbid(
      {
        regex: '/(extract|site|checks|bench|ports)/',
        message:
          'tools/conformance imports only schemas/ and itself: it loads ports in processes of their own.',
      },
      {
        regex: '^ts-morph$',
        message: 'tools/extract is the only user of ts-morph: call its stages instead.',
      },
    ),
  },
  {
    files: ['tools/extract/src/load/**/*.ts'],
    rules: forbid({
      regex: '/(index|anchor|weave|emit)/',
      message: 'load → index → anchor → weave → emit: load comes first and imports no later stage.',
    }),
  },
  {
    files: ['tools/extract/src/index/**/*.ts'],
    rules: forbid({
      regex: '/(anchor|weave|emit)/',
      message: 'load → index → anchor → weave → emit: index imports no later stage.',
    }),
  },
  {
    files: ['tools/extract/src/anchor/**/*.ts'],
    rules: forbid(
      {
        regex: '/(weave|emit)/',
        message: 'load → index → anchor → weave → emit: anchor imports no later stage.',
      },
      { regex: '^ts-morph$', message: 'After index everything is plain data: no ts-morph.' },
    ),
  },
  {
    files: ['tools/extract/src/{weave,emit}/**/*.ts'],
    rules: forbid({
      regex: '^ts-morph$',
      message: 'After index everything is plain data: no ts-morph.',
    }),
  },
  {
    files: ['tools/extract/src/pipeline.ts'],
    rules: { 'max-lines': ['error', { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  ...astro.configs.recommended,
)
