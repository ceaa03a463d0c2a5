import { EntraError, refuse } from './aadsts'

/** Words of oidc-provider for what Entra has a code of its own. */
export function asProviderRefusal(error: Error): EntraError {
  if (error instanceof EntraError) return error
  if (error.name === 'SessionNotFound') return refuse(165000)
  const { error_description: description } = error as { error_description?: unknown }
  if (typeof description === 'string') return refuse(90023, description)
  console.error('entra emulator:', error)
  return refuse(90033)
}
