// The paths at which official clients expect the API, led inside to the route door. `-` is no workspace's name: which
// one is meant, the gateway reads from the address as it was asked.
const door = '/api/databricks/workspaces/-/rest'
const databricksPaths = [
  '/api/:version(\\d+\\.\\d+)/:path*',
  '/api/warehouses/:path*',
  '/serving-endpoints/:path*',
  '/telemetry-ext',
  '/oidc/:path*',
  '/.well-known/databricks-config',
]

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // A lock file in a folder above must not move the root of the traced output.
  outputFileTracingRoot: __dirname,
  turbopack: { root: __dirname },
  // The build checks what it builds; `npm run check` checks the tests and the programs around it too.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Official clients send paths that a redirect would break; the gateway matches paths itself.
  skipTrailingSlashRedirect: true,
  rewrites: async () => ({
    beforeFiles: databricksPaths.map((source) => ({ source, destination: `${door}/asked` })),
  }),
  // The development server prints addresses; the one Entra calls back on holds a code.
  logging: { incomingRequests: { ignore: [/^\/api\/auth\//] } },
  // The optimizer had remote code execution twice in 2026 and nothing here needs it.
  images: { unoptimized: true },
  // ESM only; jest on Node 20 reads this list through next/jest.
  transpilePackages: ['jose', 'nuqs'],
  // Neither the emulator nor tests belong in the server's output.
  outputFileTracingExcludes: {
    '*': ['./emulator/**', './e2e/**', './bench/**', './docs/**', './.lakedeck/**'],
  },
}

module.exports = config
