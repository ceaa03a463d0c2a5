const path = require('node:path')

// A small app beside the real one: it exists to be asked which values its four module copies share.
const root = path.resolve(__dirname, '../..')

/** @type {import('next').NextConfig} */
module.exports = {
  turbopack: { root },
  outputFileTracingRoot: root,
  typescript: { ignoreBuildErrors: true },
}
