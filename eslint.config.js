// Each house rule that a machine can hold: one clock, one environment, guarded writes, small functions, awaited promises.
import js from '@eslint/js'
import ts from 'typescript-eslint'

const bareClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Only platform/clock.ts reads the clock: take a Clock or an instant as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Only platform/clock.ts reads the clock: take a Clock or an instant as an argument.',
  },
]
const unguarded = [
  {
    selector: "CallExpression[callee.property.name='save'][callee.object.property.name!='session']",
    message:
      'A stale save succeeds silently: use tx.amend, which touches exactly one row or fails.',
  },
  {
    selector: "CallExpression[callee.property.name='createQueryBuilder']",
    message: 'An update builder without a where changes every row: use tx.amend or plain SQL.',
  },
]
const noEnums = { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' }
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that a thing has one name everywhere.',
}

export default ts.config(
  { ignores: ['dist/', 'dist-bench/', 'coverage/', '.data/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowNullableBoolean: false, allowNullableString: false, allowNullableNumber: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A type that a generic function is told, and a void arrow, read well where they stand.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // A handler answers a promise whether or not it has to wait for anything.
      '@typescript-eslint/require-await': 'off',
      // An EntitySchema is made from a plain object by design.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', ...bareClock, ...unguarded, noEnums, defaultExport],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only platform/config.ts reads the environment.',
        },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 3],
      // The rule counts `??` and `?.` as branches, which read as one thought; hence 10 and not 8.
      complexity: ['error', 10],
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['src/platform/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unguarded, noEnums, defaultExport] },
  },
  { files: ['src/platform/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': 'off',
      'max-params': 'off',
      // A test reads what it is given: shapes from outside, compared with what is expected.
      complexity: 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/strict-boolean-expressions': 'off',
      'no-restricted-properties': 'off',
      // The runner takes its set-up and teardown as default exports.
      'no-restricted-syntax': ['error', ...unguarded, noEnums],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['migrations/**/*.ts', 'seed/**/*.ts'],
    // Data made up line by line, and schemas, are long without being hard.
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', complexity: 'off' },
  },
  {
    files: ['views/assets/*.js', '*.js', '*.cjs'],
    languageOptions: { globals: { document: 'readonly', window: 'readonly', module: 'writable' } },
  },
)
