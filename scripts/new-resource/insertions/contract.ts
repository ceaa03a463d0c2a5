import type { ResourceForm } from '../form'

type Endpoint = { id: string; method: string; path: string; response: string | null }
type Endpoints = { endpoints?: Endpoint[] }
type Types = Record<string, { fields: Record<string, string>; required?: string[] }>

const typeOf = ({ many, One }: ResourceForm) => `${many}.${One}`
const listTypeOf = ({ many, Many }: ResourceForm) => `${many}.List${Many}Response`

/** List and get; a path that the contract already has stays as it is written there. */
export function addEndpoints(before: string, form: ResourceForm): string {
  const contract = JSON.parse(before) as Endpoints
  if (!Array.isArray(contract.endpoints)) throw new Error("the list 'endpoints' was not found")
  const { apiVersion, apiList, apiOne, idField } = form
  const onePath = apiOne.by === 'query' ? apiOne.path : `${apiOne.path}/{${idField}}`
  const wanted: Endpoint[] = [
    { id: `${form.many}.get`, path: onePath, response: typeOf(form) },
    { id: `${form.many}.list`, path: apiList, response: listTypeOf(form) },
  ].map(({ id, path, response }) => ({
    id,
    method: 'GET',
    path: `/api/${apiVersion}${path}`,
    response: `ref:${response}`,
  }))
  const known = new Set(contract.endpoints.map(({ method, path }) => `${method} ${path}`))
  const more = wanted.filter(({ method, path }) => !known.has(`${method} ${path}`))
  const endpoints = [...contract.endpoints, ...more].sort((a, b) => (a.id < b.id ? -1 : 1))
  return asJson({ ...contract, endpoints })
}

export function addTypes(before: string, form: ResourceForm): string {
  const types: Types = {
    [typeOf(form)]: { fields: sorted({ [form.idField]: 'string', [form.nameField]: 'string' }) },
    [listTypeOf(form)]: {
      fields: sorted({ next_page_token: 'string', [form.itemsField]: `ref:${typeOf(form)}[]` }),
    },
    ...(JSON.parse(before) as Types),
  }
  return asJson(sorted(types))
}

const sorted = <T>(facts: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
