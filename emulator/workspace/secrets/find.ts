import type { Call } from '../call'
import { ApiError, invalidParameter, notFound, permissionDenied } from '../errors'
import { isEnough, permissionOn, type Permission, type SecretScope } from './scope'

/** Documented for both; scopes may also hold an `@` (Microsoft Learn, "Secret management"). */
const names = { scope: /^[\w.@-]{1,128}$/, key: /^[\w.-]{1,128}$/ } as const

export function checkName(kind: keyof typeof names, name: string): string {
  if (names[kind].test(name)) return name
  throw invalidParameter(
    `The ${kind} name '${name.slice(0, 128)}' is invalid: it must consist of alphanumeric characters, ` +
      'dashes, underscores, and periods, and cannot exceed 128 characters.',
  )
}

/** One code for every limit of secrets; the service's words are not known to us. */
export const limitExceeded = (message: string) =>
  new ApiError(400, 'RESOURCE_LIMIT_EXCEEDED', message)

/** A scope for somebody who has at least `needed` on it; the words were seen in databrickslabs/migrate#284. */
export function scopeFor(call: Call, name: string, needed: Permission): SecretScope {
  const { workspace, principal } = call
  const scope = workspace.secretScopes.get(name.toLowerCase())
  if (!scope) throw notFound(`Scope ${name} does not exist!`)
  if (isEnough(permissionOn(workspace.directory, principal, scope), needed)) return scope
  throw permissionDenied(
    `User ${principal.name} does not have ${needed} permission on scope ${scope.name} to perform this action.`,
  )
}
