import { endpoints } from './endpoints'
import { match } from './match'
import { parseTarget } from './target'

const filled = (template: string) =>
  template.replace(/\{(\w+)\*\}/g, '$1/deep').replace(/\{(\w+)\}/g, '$1')
const rowOf = (method: string, path: string) => match(method, parseTarget(path))
const kindOf = (call: string) => {
  const [method = '', path = ''] = call.split(' ')
  return rowOf(method, path)?.kind
}
/** What the table takes for the same place: the written parts, whatever the names are called. */
const shapeOf = (template: string) => template.replace(/\{\w+\}/g, '{}')

test('the table holds the 567 endpoints of the official clients, and older versions of some', () => {
  expect(endpoints.filter(({ isAlias }) => !isAlias)).toHaveLength(567)
  const aliases = endpoints.filter(({ isAlias }) => isAlias).map(({ template }) => template)
  expect(new Set(aliases.map((path) => path.split('/').slice(0, 4).join('/')))).toEqual(
    new Set(['/api/2.0/clusters', '/api/2.1/jobs', '/api/2.0/jobs']),
  )
})

test('every row is found by its own path and method', () => {
  for (const { method, template, kind } of endpoints) {
    const found = rowOf(method, filled(template))
    expect({ template, kind, shape: found && shapeOf(found.template) }).toEqual({
      template,
      kind: found?.kind,
      shape: shapeOf(template),
    })
  }
})

test('rows of one shape mean the same', () => {
  const meanings = new Map<string, string>()
  for (const { method, template, kind, body, streams } of endpoints) {
    const place = `${method} ${shapeOf(template)}`
    const meaning = `${kind} ${body} ${streams}`
    expect(meanings.get(place) ?? meaning).toBe(meaning)
    meanings.set(place, meaning)
  }
  expect(meanings.size).toBeLessThan(endpoints.length)
})

test('GET and HEAD only read', () => {
  const asking = endpoints.filter(({ method }) => method === 'GET' || method === 'HEAD')
  expect(new Set(asking.map(({ kind }) => kind))).toEqual(new Set(['read']))
})

test('what POST only asks is a read', () => {
  const reads = endpoints.filter(
    ({ method, kind }) => method !== 'GET' && method !== 'HEAD' && kind === 'read',
  )
  expect(reads.map(({ method, template }) => `${method} ${template}`).sort())
    .toMatchInlineSnapshot(`
   [
     "POST /api/2.0/clusters/events",
     "POST /api/2.0/mlflow/experiments/search",
     "POST /api/2.0/mlflow/logged-models/search",
     "POST /api/2.0/mlflow/registered-models/get-latest-versions",
     "POST /api/2.0/mlflow/runs/search",
     "POST /api/2.0/vector-search/endpoints/{name}/metrics",
     "POST /api/2.0/vector-search/indexes/{index_name}/query",
     "POST /api/2.0/vector-search/indexes/{index_name}/query-next-page",
     "POST /api/2.0/vector-search/indexes/{index_name}/scan",
     "POST /api/2.1/clusters/events",
     "POST /telemetry-ext",
   ]
  `)
})

test.each([
  ['POST /api/2.1/clusters/delete', 'write'],
  ['POST /api/2.1/clusters/permanent-delete', 'dangerous'],
  ['POST /api/2.2/jobs/run-now', 'write'],
  ['POST /api/2.0/jobs/runs/cancel-all', 'dangerous'],
  ['POST /api/2.1/jobs/delete', 'dangerous'],
  ['POST /api/2.0/sql/statements', 'write'],
  ['DELETE /api/2.0/sql/warehouses/abc', 'dangerous'],
  ['POST /api/2.0/secrets/put', 'write'],
  ['POST /api/2.0/secrets/scopes/delete', 'dangerous'],
  ['POST /api/2.0/secrets/acls/put', 'dangerous'],
  ['POST /api/2.0/token/create', 'dangerous'],
  ['DELETE /api/2.0/token-management/tokens/1', 'dangerous'],
  ['PUT /api/2.0/permissions/clusters/1', 'dangerous'],
  ['PATCH /api/2.0/permissions/notebooks/1', 'dangerous'],
  ['PATCH /api/2.1/unity-catalog/permissions/table/a.b.c', 'dangerous'],
  ['DELETE /api/2.1/unity-catalog/catalogs/main', 'dangerous'],
  ['PATCH /api/2.0/preview/scim/v2/Groups/1', 'dangerous'],
  ['POST /api/2.0/global-init-scripts', 'dangerous'],
  ['PATCH /api/2.0/workspace-conf', 'dangerous'],
  ['POST /api/2.0/workspace/import', 'write'],
  ['PUT /api/2.0/fs/files/Volumes/main/a/b/c.bin', 'write'],
  ['POST /api/2.0/dbfs/delete', 'dangerous'],
  ['DELETE /api/2.0/fs/files/Volumes/main/a/b/c.bin', 'dangerous'],
  ['DELETE /api/2.0/fs/directories/Volumes/main/a/b/empty', 'write'],
  ['DELETE /api/2.0/repos/1', 'dangerous'],
  ['POST /api/2.0/workspace/delete', 'write'],
  ['PATCH /api/2.0/token/1', 'dangerous'],
  ['POST /api/2.1/unity-catalog/validate-credentials', 'write'],
  ['POST /api/2.1/unity-catalog/validate-storage-credentials', 'write'],
])('%s is %s', (call, kind) => expect(kindOf(call)).toBe(kind))

test('only files take bodies beyond the ordinary size', () => {
  const large = endpoints.filter(({ body }) => body !== 'json')
  expect(large.map(({ method, template, body }) => `${method} ${template} ${body}`)).toEqual([
    'PUT /api/2.0/fs/files/{path*} file',
    'POST /api/2.0/workspace-files/import-file/{path*} workspaceFile',
    'POST /api/2.0/workspace/import import',
  ])
})
