import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { routeFiles } from '@/app/api/openapi.json/route-files'
import manifest from '../package.json'
import { aadstsTable } from './aadsts-table'

const root = path.join(__dirname, '..')
const pages = [
  'README.md',
  ...readdirSync(__dirname)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const text = (page: string) => readFileSync(path.join(root, page), 'utf8')

/** Made by a build or by the person who follows the page. */
const made = /^(\.lakedeck|\.next|\.env\.local$|node_modules)/

const tops = readdirSync(root, { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map((item) => item.name)

/** What stands in a page as a path of this repository: in backticks, or after a command. */
function pathsOf(page: string): string[] {
  const words = [...text(page).matchAll(/[\w@.[\]()/-]+/g)].map(([word]) => word)
  return words
    .map((word) => word.replace(/[.)]+$/, ''))
    .filter((word) => tops.includes(word.split('/')[0] ?? '') && word.includes('/'))
    .filter((word) => !made.test(word) && /\.\w+$/.test(word))
}

describe.each(pages)('%s', (page) => {
  test('names only files that are there', () => {
    for (const name of pathsOf(page))
      expect([name, existsSync(path.join(root, name))]).toEqual([name, true])
  })

  test('links only to what is there', () => {
    for (const [, target = ''] of text(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^https?:/.test(target)) continue
      const file = path.join(root, path.dirname(page), target)
      expect([target, existsSync(file)]).toEqual([target, true])
    }
  })

  test('names only commands that there are', () => {
    for (const [, command = ''] of text(page).matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(Object.keys(manifest.scripts)).toContain(command)
  })

  test('names only options of setup:azure that there are', () => {
    const known = readFileSync(path.join(root, 'scripts/setup-azure/arguments.ts'), 'utf8')
    for (const [call] of text(page).matchAll(/setup:azure --(?:[^`\n]|\\\n)*/g))
      for (const [, option = ''] of call.matchAll(/ (--[\w-]+)/g))
        expect(known).toContain(`  ${option}`)
  })

  test('names only settings that there are', () => {
    const known = `${text('.env.local.example')}${text('README.md')}`
    for (const [, name = ''] of text(page).matchAll(
      /`((?:NEXTAUTH|AZURE_AD|RATE_LIMIT|SESSION)_[A-Z_]+)`/g,
    ))
      expect(known + text('lib/env/settings.ts')).toContain(name)
  })

  test('draws only pictures that a reader of Mermaid knows', () => {
    for (const [, kind = '', lines] of text(page).matchAll(/```mermaid\n(\w+)([^]*?)```/g)) {
      expect(['sequenceDiagram', 'flowchart']).toContain(kind)
      // It ends a statement, in the middle of words too.
      expect(lines).not.toContain(';')
    }
  })
})

test('the table of AADSTS codes is the one that the sign-in page speaks from', () => {
  const rows = text('docs/troubleshooting.md').split('\n')
  // The formatter widens columns; the words are what counts.
  const plain = (row: string) => row.replace(/\s+/g, ' ').replace(/-{3,}/g, '---')
  const there = rows.filter((row) => row.startsWith('|')).map(plain)
  expect(there).toEqual(aadstsTable().map(plain))
})

test('each threat names a test that is there', () => {
  const rows = text('docs/security.md')
    .slice(text('docs/security.md').indexOf('## Threats'))
    .split('\n')
    .filter((row) => row.startsWith('|'))
    .slice(2)
  expect(rows.length).toBeGreaterThan(15)
  for (const row of rows) expect(row).toMatch(/`[\w./-]+\.(test|spec)\.ts`/)
})

/** `GET /a/{id}/b`, `…/c` are two calls: the second differs from the first in its last word. */
function callsOf(row: string): string[] {
  const [first = '', ...others] = [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(
    ([, code = '']) => code,
  )
  return [first, ...others.map((other) => first.replace(/[^/]+$/, other.replace('…/', '')))]
}

test('each setting of the emulator is explained', () => {
  const read = [...text('emulator/main.ts').matchAll(/'((?:EMULATOR|LAKEDECK)_[A-Z_]+)'/g)]
  expect(read.length).toBeGreaterThan(3)
  for (const [, name = ''] of read) expect(text('docs/emulator.md')).toContain(`\`${name}`)
})

test('the table of the API says CSV of the calls that give it, and of no other', () => {
  const rows = text('docs/api.md')
    .split('\n')
    .filter((row) => row.startsWith('| `GET /'))
  const saysCsv = (row: string) => / CSV\b/.test(row.split('|')[2] ?? '')
  for (const { path: route, methods } of routeFiles) {
    const csv = methods.GET?.declaration?.csv
    const short = route.replace('/api/databricks', '').replaceAll(/\[\w+Id\]/g, '{id}')
    const call = `GET ${short.replaceAll(/\[(\w+)\]/g, '{$1}')}`
    const row = rows.find((each) => callsOf(each)[0] === call)
    if (row) expect([call, saysCsv(row)]).toEqual([call, csv !== undefined])
  }
})

test('the table of the API has every route, and no other', () => {
  const page = text('docs/api.md')
  const table = page.slice(page.indexOf('| method and path')).split('\n\n')[0] ?? ''
  const told = table.split('\n').slice(2).flatMap(callsOf)
  const routes = routeFiles.flatMap(({ path: route, methods }) =>
    Object.entries(methods).flatMap(([method, { declaration }]) => {
      const short = route.replace('/api/databricks', '').replaceAll(/\[\w+Id\]/g, '{id}')
      return declaration ? [`${method} ${short.replaceAll(/\[(\w+)\]/g, '{$1}')}`] : []
    }),
  )
  const others = told.filter((call) => call.includes(' /api/'))
  expect(told.filter((call) => !others.includes(call)).sort()).toEqual(routes.sort())
  for (const call of others)
    expect([
      call,
      existsSync(path.join(root, 'app', call.replace('GET ', ''), 'route.ts')),
    ]).toEqual([call, true])
  expect(others).toContain('GET /api/openapi.json')
})

test('pages are short: a screen or three each', () => {
  for (const page of pages)
    expect([page, text(page).split('\n').length < 260]).toEqual([page, true])
})

test('nothing that a page tells to keep is ever committed', () => {
  const ignored = (name: string) =>
    execFileSync('git', ['check-ignore', name], { cwd: root }).toString().trim()
  for (const name of ['.env.local', '.lakedeck/lakedeck.zip']) expect(ignored(name)).toBe(name)
})
