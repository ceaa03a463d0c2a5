import { toJson } from '../../core/json'
import { versions, type Call } from '../call'
import { ScimError } from '../errors'
import { Reply } from '../reply'
import { readAttributes, type Attributes } from './attributes'
import type { ScimKind } from './kind'
import { project, toList } from './list'
import { patched } from './patch'

/** The service's own words are not known to us; RFC 7644 3.12 gives the status. */
function requireAdmin({ workspace, principal }: Call): void {
  if (workspace.directory.isAdmin(principal)) return
  throw new ScimError(403, 'Only workspace administrators may change users and groups.')
}

const created = (resource: Record<string, unknown>) =>
  new Reply(201, { 'content-type': 'application/scim+json' }, Buffer.from(toJson(resource)))

const noContent = () => new Reply(204)

/** What is not said in a PUT is gone, but for the groups somebody is in, which are the groups' own. */
const replaced = ({ values, lists }: Attributes, before: Attributes): Attributes => ({
  values,
  lists: { groups: before.lists['groups'] ?? [], ...lists },
})

/** The six calls that every kind of SCIM resource has. */
export function scimEndpoints<Entry extends { id: string }>(kind: ScimKind<Entry>) {
  const { title, shape, told, all, toWire, attributesOf, write } = kind
  const path = `/preview/scim/v2/${title}s`

  const found = ({ workspace: { directory }, params }: Call): Entry => {
    const entry = all(directory).find(({ id }) => id === params['id'])
    if (!entry) throw new ScimError(404, `${title} with id ${params['id']} not found.`)
    return entry
  }
  const writable = (call: Call): Entry => {
    requireAdmin(call)
    return found(call)
  }

  // Others than admins read names and ids of users and groups, and nothing else ("SCIM API 2.0", Microsoft Learn).
  const shownTo = ({ workspace: { directory }, principal }: Call) => {
    const isAdmin = directory.isAdmin(principal)
    if (!isAdmin && told === null) throw new ScimError(403, `Only administrators read ${title}s.`)
    return (entry: Entry): Record<string, unknown> => {
      const whole = toWire(directory, entry)
      const isTold = ([name]: [string, unknown]) => isAdmin || told?.includes(name)
      return Object.fromEntries(Object.entries(whole).filter(isTold))
    }
  }
  const list = (call: Call) => toList(all(call.workspace.directory).map(shownTo(call)), call.query)
  const get = (call: Call) => project(shownTo(call)(found(call)), call.query)
  const create = (call: Call) => {
    requireAdmin(call)
    const { directory } = call.workspace
    const entry = write(directory, readAttributes(call.body, shape))
    return created(toWire(directory, entry))
  }
  const replace = (call: Call) => {
    const entry = writable(call)
    const { directory } = call.workspace
    const sent = readAttributes(call.body, shape)
    write(directory, replaced(sent, attributesOf(directory, entry)), entry)
    return {}
  }
  const patch = (call: Call) => {
    const entry = writable(call)
    const { directory } = call.workspace
    write(directory, patched(attributesOf(directory, entry), call.body, shape), entry)
    return noContent()
  }
  const remove = (call: Call) => {
    const entry = writable(call)
    kind.checkRemoval?.(entry)
    call.workspace.directory.remove({ kind: kind.kind, id: entry.id })
    call.workspace.tokens.revokeWhere(({ owner }) => owner.id === entry.id)
    return noContent()
  }

  return [
    ...versions('GET', ['2.0'], path, list),
    ...versions('POST', ['2.0'], path, create),
    ...versions('GET', ['2.0'], `${path}/{id}`, get),
    ...versions('PUT', ['2.0'], `${path}/{id}`, replace),
    ...versions('PATCH', ['2.0'], `${path}/{id}`, patch),
    ...versions('DELETE', ['2.0'], `${path}/{id}`, remove),
  ]
}
