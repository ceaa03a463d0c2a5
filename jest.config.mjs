import nextJest from 'next/jest.js'

const withNext = nextJest({ dir: './' })

/** Server code is the rule; a component's test asks for jsdom in its first lines. */
const config = {
  testEnvironment: 'node',
  testMatch: [
    '<rootDir>/{lib,components,emulator,scripts,app,infra,docs}/**/*.test.{ts,tsx}',
    '<rootDir>/*.test.ts',
  ],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/$1',
    // Its whole purpose is to fail a client bundle; the build is the check.
    '^server-only$': '<rootDir>/node_modules/server-only/empty.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/.next/', '<rootDir>/.lakedeck/'],
  maxWorkers: 2,
  // Only a hang fails by the clock: some tests unpack 32 MiB or start a process, on any machine.
  testTimeout: 30_000,
}

export default withNext(config)
