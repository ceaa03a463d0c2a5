import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypeScript from 'eslint-config-next/typescript'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: default exports belong to the files Next asks for.',
}
const noFetch = {
  selector: "CallExpression[callee.name='fetch']",
  message:
    'The browser fetches through lib/fetch-json.ts, the server through lib/databricks/client.ts.',
}
const noEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in lib/env alone.',
}

/** Files whose default export Next itself asks for. */
const nextFiles = [
  'app/**/{page,layout,loading,error,not-found,template,default,global-error}.tsx',
  '*.config.{js,mjs,ts}',
]

/** The programs around the product: they start processes and play the outside world. */
const outside = [
  'emulator/**',
  'scripts/**',
  'infra/**',
  'e2e/**',
  'bench/**',
  '*.config.{js,mjs,ts}',
]

export default defineConfig([
  globalIgnores([
    '**/.next/**',
    '.lakedeck/**',
    '**/next-env.d.ts',
    'test-results/**',
    'playwright-report/**',
  ]),
  ...nextVitals,
  ...nextTypeScript,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A test double or an interface's implementation may be async without awaiting.
      '@typescript-eslint/require-await': 'off',
      // Event handlers of React may be async: React ignores what they return.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noFetch, noEnv] },
  },
  {
    files: nextFiles,
    rules: { 'no-restricted-syntax': ['error', noFetch, noEnv] },
  },
  {
    files: ['lib/env/**', 'lib/boot.ts', 'instrumentation.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noFetch] },
  },
  {
    files: ['lib/fetch-json.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, noEnv] },
  },
  {
    files: [...outside, '**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport], 'no-console': 'off' },
  },
  // Playwright's set-up is a default export by its own rule, and the small app has Next's own.
  {
    files: ['**/*.config.{js,mjs,ts}', 'e2e/global-setup.ts', 'e2e/four-copies/app/**'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // jest's `expect(mock.method)` reads methods without calling them.
    files: ['**/*.test.{ts,tsx}'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
])
