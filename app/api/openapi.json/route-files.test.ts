import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openApiDocument } from '@/lib/api/openapi/document'
import { namedSchemas } from './named-schemas'
import { routeFiles } from './route-files'

const app = path.resolve(__dirname, '../..')
/** Catch-alls are Databricks' own API, and the refusal of paths that are not there. */
const onDisk = readdirSync(path.join(app, 'api', 'databricks'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => path.basename(file) === 'route.ts' && !file.includes('[...'))
  .map((file) => `/api/databricks/${path.dirname(file).split(path.sep).join('/')}`)

const document = openApiDocument(routeFiles, namedSchemas, {
  title: 'Lakedeck',
  version: '1.0.0',
  origin: 'http://localhost:3000',
  description: '',
})
const operations = Object.values(document.paths).flatMap((each) => Object.values(each))

it('every file of routes is described', () => {
  expect(routeFiles.map((file) => file.path).sort()).toEqual(onDisk.sort())
})

it('every route does something, and each operation has an id of its own', () => {
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.length).toBeGreaterThanOrEqual(routeFiles.length)
  expect(new Set(ids).size).toBe(ids.length)
})

it('every list comes as CSV and NDJSON too', () => {
  const withoutLines = operations
    .filter(({ operationId }) => operationId.startsWith('list'))
    .filter(({ responses }) => !('text/csv' in responses['200'].content))
  expect(withoutLines.map(({ operationId }) => operationId)).toEqual([])
})

it('only the start of a run takes an idempotency key, which Databricks has for nothing else', () => {
  const keyed = operations.filter(({ parameters }) =>
    parameters.some(({ name }) => name === 'Idempotency-Key'),
  )
  expect(keyed.map(({ operationId }) => operationId)).toEqual(['runJobNow'])
})

it('every list that may be a part of what was asked for says so beside its lines', () => {
  const partial = operations
    .filter(({ responses }) => 'x-lakedeck-incomplete' in responses['200'].headers)
    .map(({ operationId }) => operationId)
  expect(partial.sort()).toEqual([
    'getNowOfEveryWorkspace',
    'getScheduleOfEveryWorkspace',
    'listJobsOfEveryWorkspaceToLookAfter',
    'listJobsToLookAfter',
    'listRuns',
    'listUsersAndServicePrincipals',
  ])
})
