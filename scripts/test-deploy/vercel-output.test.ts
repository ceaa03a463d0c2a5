import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VercelOutput } from './vercel-output'

let project: string
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'lakedeck-vercel-'))
  write('app/(console)/(home)/page.tsx', '')
  write('app/api/health/live/route.ts', '')
  for (const route of ['index', 'api/health/live', '_middleware']) addFunction(route)
})
afterEach(() => rmSync(project, { recursive: true }))

function write(file: string, text: string) {
  const full = path.join(project, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, text)
}

function addFunction(route: string, files: string[] = [], runtime = 'nodejs24.x') {
  const filePathMap = Object.fromEntries(files.map((file) => [file, file]))
  const folder = `.vercel/output/functions/${route}.func`
  write(`${folder}/.vc-config.json`, JSON.stringify({ runtime, filePathMap }))
  write(`${folder}/___next_launcher.cjs`, 'module.exports = () => undefined')
}

const faults = () => new VercelOutput(project).faults()

test('groups of folders are no part of an address, and a whole output has no faults', () => {
  expect(new VercelOutput(project).routes().sort()).toEqual(['api/health/live', 'index'])
  expect(faults()).toEqual([])
})

test.each([
  ['the emulator', 'emulator/main.ts'],
  ['settings of this machine', '.env.local'],
  ['the database of the emulator', 'node_modules/@duckdb/node-api/index.js'],
])('%s in a function is a fault', (_name, file) => {
  write(file, '')
  addFunction('index', [file])
  expect(faults()).toEqual([`index holds ${file}`])
})

test("the emulator's code inside a bundle is a fault", () => {
  write('.next/server/chunk.js', 'const secret = "emulator-only-secret"')
  addFunction('index', ['.next/server/chunk.js'])
  expect(faults()).toEqual(["index holds the emulator's code in chunk.js"])
})

test('a function beyond what the platform unpacks is a fault', () => {
  write('node_modules/huge/data.bin', '')
  truncateSync(path.join(project, 'node_modules/huge/data.bin'), 260 * 1024 * 1024)
  addFunction('index', ['node_modules/huge/data.bin'])
  expect(faults()).toEqual(['index has 260.0 MB, and 250 MB are allowed'])
})

test('a function that does not run on Node is a fault', () => {
  addFunction('_middleware', [], 'edge')
  expect(faults()).toEqual(['_middleware runs on edge'])
})

test('a route without a function is told', () => {
  write('app/(console)/costs/page.tsx', '')
  expect(new VercelOutput(project).withoutFunction()).toEqual(['costs'])
})

test('addresses that share a function are told to, and two functions of one name are kept apart', () => {
  addFunction('sign-in/error')
  addFunction('api/error')
  const functions = path.join(project, '.vercel/output/functions')
  symlinkSync('sign-in/error.func', path.join(functions, 'sign-in.func'))
  const output = new VercelOutput(project)
  expect(output.functionOf('sign-in')).toBe(output.functionOf('sign-in/error'))
  expect(output.functionOf('api/error')).not.toBe(output.functionOf('sign-in/error'))
  expect(output.unpack('api/error').folder).not.toBe(output.unpack('sign-in/error').folder)
})
