/** The direction of imports (docs/architecture.md): each rule was seen to fire on a planted fault. */

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lib-is-the-bottom',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'components-know-no-routes',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^app/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/(ui|table|charts)/' },
      to: {
        path: '^(components/(?!ui/|table/|charts/)|lib/(resources|views|databricks|auth|gateway)/)',
      },
    },
    {
      name: 'layout-knows-no-domain',
      severity: 'error',
      comment:
        'What the shell shows of a noun is handed to it. It knows that a path may name a workspace.',
      from: { path: '^components/layout/' },
      to: {
        path: '^(components/(?!ui/|table/|layout/)|lib/(resources|views|auth|gateway|databricks/(?!ids)))',
      },
    },
    {
      name: 'components-stay-off-the-server',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^lib/((resources|views)/[^/]+/server|databricks/client|databricks/workspaces|auth/(require|request)-caller|auth/session|env/server|api/route)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resources-are-siblings',
      severity: 'error',
      comment: 'What needs two nouns is a view.',
      from: { path: '^lib/resources/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^lib/resources/',
        pathNot: '^lib/resources/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resources-know-no-views',
      severity: 'error',
      from: { path: '^lib/resources/' },
      to: { path: '^lib/views/' },
    },
    {
      name: 'transport-knows-no-resource',
      severity: 'error',
      from: { path: '^lib/(databricks|azure|auth|api|gateway|env|format)/' },
      to: { path: '^lib/(resources|views)/' },
    },
    {
      name: 'wire-knows-no-identity',
      severity: 'error',
      from: { path: '^lib/(databricks|azure)/' },
      to: { path: '^lib/(auth|api|gateway)/' },
    },
    {
      name: 'identity-knows-no-api',
      severity: 'error',
      from: { path: '^lib/auth/' },
      to: { path: '^lib/(api|gateway)/' },
    },
    {
      name: 'format-and-env-stand-alone',
      severity: 'error',
      from: { path: '^lib/(format|env)/' },
      to: { path: '^lib/(auth|api|gateway)/' },
    },
    {
      name: 'app-speaks-in-verbs',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^lib/databricks/client' },
    },
    {
      name: 'client-never-reaches-the-token',
      severity: 'error',
      from: { path: '^lib/(resources|views)/[^/]+/hooks' },
      to: {
        path: '^lib/(databricks/client|auth/(require|request)-caller|env/server)',
        reachable: true,
      },
    },
    {
      name: 'emulator-stands-alone',
      severity: 'error',
      comment: 'A misreading of the API must not be copied into its own witness.',
      from: { path: '^emulator/' },
      to: { path: '^(app|components|lib|e2e|scripts)/' },
    },
    {
      name: 'one-door-to-the-emulator',
      severity: 'error',
      from: { path: '^(app|components|lib|proxy|instrumentation)' },
      to: { path: '^emulator/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      from: {
        path: '^(app|components|lib|emulator)/',
        pathNot: ['\\.test\\.tsx?$', '/testing/'],
      },
      to: { path: '(\\.test\\.tsx?$|/testing/|^e2e/)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(components|lib|emulator)/',
        pathNot: ['\\.test\\.tsx?$', '\\.d\\.ts$', '\\.css$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.lakedeck|node_modules)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
