import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ts from 'typescript'
import { readArguments } from './arguments'
import { singularOf, toForm, type FormOptions } from './form'
import { insertions } from './insertions'
import { nextSteps } from './next-steps'
import { planResource } from './plan'
import { Refusal } from '../refusal'
import { shape } from '../../lib/resources/shape'

const house = path.resolve(__dirname, '../..')
let copy: string
beforeEach(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'new-resource-'))
  for (const { file } of insertions) cpSync(path.join(house, file), path.join(copy, file))
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))

/** A noun that no real resource will have, so that this stays true whatever the house grows. */
const noun = 'test-gadgets'
const plan = (options: FormOptions = {}, root = copy) => planResource(root, toForm(noun, options))
const textOf = (files: { path: string; text: string }[], file: string) =>
  files.find((each) => each.path === file)?.text ?? ''
const edit = (file: string, change: (text: string) => string) => {
  const place = path.join(copy, file)
  writeFileSync(place, change(readFileSync(place, 'utf8')))
}

describe('the plan', () => {
  it('holds every part of a resource, tests and story with it', () => {
    expect(plan().made.map((file) => file.path)).toEqual([
      'lib/resources/test-gadgets/wire.ts',
      'lib/resources/test-gadgets/schema.ts',
      'lib/resources/test-gadgets/schema.test.ts',
      'lib/resources/test-gadgets/read.ts',
      'lib/resources/test-gadgets/server.ts',
      'lib/resources/test-gadgets/server.test.ts',
      'lib/resources/test-gadgets/paths.ts',
      'lib/resources/test-gadgets/rules.ts',
      'lib/resources/test-gadgets/rules.test.ts',
      'lib/resources/test-gadgets/hooks.ts',
      'lib/resources/test-gadgets/csv.ts',
      'lib/resources/test-gadgets/csv.test.ts',
      'app/api/databricks/workspaces/[workspace]/test-gadgets/route.ts',
      'app/api/databricks/workspaces/[workspace]/test-gadgets/[testGadgetId]/route.ts',
      'app/(console)/test-gadgets/page.tsx',
      'app/(console)/workspaces/[workspace]/test-gadgets/(list)/page.tsx',
      'app/(console)/workspaces/[workspace]/test-gadgets/(list)/loading.tsx',
      'app/(console)/workspaces/[workspace]/test-gadgets/[testGadgetId]/page.tsx',
      'components/test-gadgets/test-gadgets-view.tsx',
      'components/test-gadgets/test-gadgets-table.tsx',
      'components/test-gadgets/test-gadget-columns.tsx',
      'components/test-gadgets/test-gadget-view.tsx',
      'components/test-gadgets/test-gadgets-call.ts',
      'emulator/workspace/test-gadgets.ts',
      'emulator/workspace/test-gadgets.test.ts',
      'emulator/seed/test-gadgets.ts',
      'e2e/test-gadgets.spec.ts',
    ])
  })

  it('fits the house as it stands: every place for a line is found', () => {
    expect(plan({}, house).changed.map((file) => file.path)).toEqual([
      'lib/databricks/ids.ts',
      'components/layout/navigation.ts',
      'components/code/calls.ts',
      'app/api/openapi.json/route-files.ts',
      'docs/api.md',
      'emulator/workspace/routes.ts',
      'emulator/contract/endpoints.json',
      'emulator/contract/types.json',
    ])
  })

  it('only adds lines: all that stood in a file still stands there in its order', () => {
    for (const { path: file, text } of plan({}, house).changed) {
      if (file.endsWith('.json')) continue
      const linesOf = (source: string) =>
        source.replace(/import \{[^}]+\} from 'lucide-react'/, '').split('\n')
      const after = linesOf(text)
      const kept = linesOf(readFileSync(path.join(house, file), 'utf8'))
      let at = -1
      for (const line of kept) expect((at = after.indexOf(line, at + 1))).toBeGreaterThan(-1)
    }
  })

  it('asks Databricks by the names of its API', () => {
    const { made, changed } = plan({
      listPath: '/api/2.1/unity/gadgets',
      idField: 'full_name',
      itemsField: 'entries',
      nameField: 'title',
    })
    expect(textOf(made, `lib/resources/${noun}/wire.ts`)).toMatch(
      /full_name: [^]*title: [^]*entries: /,
    )
    expect(textOf(made, `lib/resources/${noun}/server.ts`)).toContain(
      'apiPath`/api/2.1/unity/gadgets/${testGadgetId}`',
    )
    expect(textOf(changed, 'emulator/contract/endpoints.json')).toContain(
      '"/api/2.1/unity/gadgets/{full_name}"',
    )
  })

  it('asks for one by a parameter where the API lists under /list', () => {
    const { made } = plan({ listPath: '/api/2.0/gadgets/list' })
    const server = textOf(made, `lib/resources/${noun}/server.ts`)
    expect(server).toContain('apiPath`/api/2.0/gadgets/get`')
    expect(server).toContain('query: { test_gadget_id: testGadgetId }')
  })

  it('takes a key that no other entry of the navigation has', () => {
    const text = textOf(plan().changed, 'components/layout/navigation.ts')
    const keys = [...text.matchAll(/key: '(\w)'/g)].map(([, key]) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).not.toContain('h')
  })

  it('adds its icon to those that are imported, in one line or in many', () => {
    const file = 'components/layout/navigation.ts'
    const many = "import {\n  AlarmClock,\n  type LucideIcon,\n  Warehouse,\n} from 'lucide-react'"
    edit(file, (text) => text.replace(/import \{[^}]+\} from 'lucide-react'/, many))
    expect(textOf(plan().changed, file)).toContain(
      "import { AlarmClock, type LucideIcon, Shapes, Warehouse } from 'lucide-react'",
    )
  })

  it('uses an id that is there already as it is', () => {
    edit('lib/databricks/ids.ts', (text) => `${text}\nexport const testGadgetId = z.string()\n`)
    expect(plan().changed.map((file) => file.path)).not.toContain('lib/databricks/ids.ts')
  })
})

/** The compiler's view of the house with these files in it. */
function checked(planned: ReadonlyMap<string, string>, roots: readonly string[]) {
  const { config } = ts.readConfigFile(path.join(house, 'tsconfig.json'), (file) =>
    ts.sys.readFile(file),
  ) as { config: unknown }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, house)
  const host = ts.createCompilerHost({ ...options, incremental: false })
  const textAt = (file: string) => planned.get(path.relative(house, file))
  const { fileExists, readFile, directoryExists } = host
  host.fileExists = (file) => textAt(file) !== undefined || fileExists(file)
  host.readFile = (file) => textAt(file) ?? readFile(file)
  host.directoryExists = (folder) =>
    [...planned.keys()].some((file) => path.join(house, file).startsWith(`${folder}/`)) ||
    (directoryExists?.(folder) ?? true)
  const files = [...roots, 'next-env.d.ts'].map((file) => path.join(house, file))
  const program = ts.createProgram(files, { ...options, incremental: false }, host)
  return roots.flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(path.join(house, file)))
      .map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
}

it('makes files that the compiler takes as they are', () => {
  const { made, changed } = plan({}, house)
  const planned = new Map([...made, ...changed].map((file) => [file.path, file.text]))
  const roots = [...planned.keys()].filter((file) => /\.tsx?$/.test(file))
  expect(checked(planned, roots)).toEqual([])
})

it('makes every file that the shape of the house asks for', () => {
  const places = plan().made.map((file) => file.path)
  const isThere = (place: string) =>
    places.some((file) => file === place || file.startsWith(`${place}/`))
  const missing = Object.values(shape).flatMap((placesOf) =>
    placesOf(noun).some(isThere) ? [] : placesOf(noun),
  )
  expect(missing).toEqual([])
})

/** `@/lib/x` and `./x` of a file, as paths from the root without their ending. */
const imports = ({ path: file, text }: { path: string; text: string }) =>
  [...text.matchAll(/import (?:type )?\{([^}]+)\} from '((?:@\/|\.)[^']+)'/g)].map(
    ([, names = '', from = '']) => ({
      names: names.split(',').flatMap((name) => name.trim().replace(/^type /, '') || []),
      from: from.startsWith('@/') ? from.slice(2) : path.join(path.dirname(file), from),
    }),
  )

it('imports only what the house exports', () => {
  const { made, changed } = plan({}, house)
  const planned = new Map([...made, ...changed].map((file) => [file.path, file.text]))
  const sourceOf = (from: string) => {
    const places = [`${from}.ts`, `${from}.tsx`, `${from}/index.ts`]
    const found = places.find((place) => planned.has(place) || existsSync(path.join(house, place)))
    return found && (planned.get(found) ?? readFileSync(path.join(house, found), 'utf8'))
  }
  const missing = made.flatMap((file) =>
    imports(file).flatMap(({ names, from }) => {
      const source = sourceOf(from)
      if (source === undefined) return [`${file.path}: ${from}`]
      const isExported = (name: string) =>
        new RegExp(
          `export (?:async )?(?:const|function|type|class) ${name}\\b|export (?:type )?\\{[^}]*\\b${name}\\b`,
        ).test(source)
      return names.filter((name) => !isExported(name)).map((name) => `${file.path}: ${name}`)
    }),
  )
  expect(missing).toEqual([])
})

describe('it is refused, with nothing written,', () => {
  it.each([
    ['Pipelines', /is no name/],
    ['../pipelines', /is no name/],
    ['pipe_lines', /is no name/],
    ['pipeline', /is not a plural.*pipelines/],
    ['access', /is not a plural/],
    ['functions', /called 'function'.*catalog-functions/],
    ['pages', /called 'page'/],
  ])('to make %p', (name, words) => expect(() => toForm(name)).toThrow(words))

  it.each<[string, FormOptions, RegExp]>([
    ['a path outside of the API', { listPath: 'https://example.com/api/2.0/x' }, /--list-path/],
    ['a path with a parameter', { listPath: '/api/2.0/x/{id}' }, /--list-path/],
    ['a field that is none', { itemsField: 'a-b' }, /--items-field/],
    ['one field for two things', { nameField: 'test_gadget_id' }, /both 'test_gadget_id'/],
    ['no singular', { singular: noun }, /--singular/],
  ])('to take %s', (_what, options, words) => expect(() => toForm(noun, options)).toThrow(words))

  it.each([
    `lib/resources/${noun}/notes.md`,
    `components/${noun}/mine.tsx`,
    `emulator/workspace/${noun}.ts`,
    `e2e/${noun}.spec.ts`,
  ])('to touch a noun of which there is already %s', (file) => {
    mkdirSync(path.join(copy, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(copy, file), '')
    expect(() => plan()).toThrow(/ever overwritten/)
  })

  it('to make the clusters again', () =>
    expect(() => planResource(house, toForm('clusters'))).toThrow(/called clusters already/))

  it('where anchors are gone, and every file of that kind is named at once', () => {
    edit('components/layout/navigation.ts', (text) =>
      text.replace('export const navigation', 'const x'),
    )
    edit('emulator/workspace/routes.ts', (text) => text.replaceAll('Routes }', 'Paths }'))
    edit('lib/databricks/ids.ts', () => '')
    rmSync(path.join(copy, 'emulator/contract/types.json'))
    expect(() => plan()).toThrow(/ids\.ts: [^]*navigation\.ts: [^]*routes\.ts: [^]*types\.json: /)
  })
})

describe('the command line', () => {
  it('names one noun, and its options reach the form', () => {
    const order = readArguments(['policies', '--dry-run', '--items-field=all_policies'])
    expect(order).toMatchObject({
      isDryRun: true,
      form: { one: 'policy', itemsField: 'all_policies', idField: 'policy_id', nameField: 'name' },
    })
  })

  it('takes options that npm took for its own', () => {
    const env = { npm_config_items_field: 'statuses', npm_config_dry_run: 'true' }
    const order = readArguments(['pipelines'], env)
    expect(order).toMatchObject({ isDryRun: true, form: { itemsField: 'statuses' } })
  })

  it.each([[[]], [['a', 'b']], [['pipelines', '--force']]])('refuses %j and shows how', (args) => {
    expect(() => readArguments(args)).toThrow(Refusal)
    expect(() => readArguments(args)).toThrow(/npm run new:resource <noun>/)
  })
})

it.each([
  ['pipelines', 'pipeline'],
  ['warehouses', 'warehouse'],
  ['policies', 'policy'],
  ['indexes', 'index'],
  ['instance-pools', 'instance-pool'],
])('one of %s is %s', (many, one) => expect(singularOf(many)).toBe(one))

it('says what only a person can know', () => {
  expect(nextSteps(toForm('alerts'))).toMatch(
    /API reference of alerts[^]*lib\/resources\/alerts\/wire\.ts/,
  )
})
