/**
 * The claims that a `WWW-Authenticate` header demands (Entra's continuous access evaluation and step-up:
 * `Bearer …, error="insufficient_claims", claims="<base64>"`), as the JSON to sign in with; else undefined.
 */
export function claimsOf(wwwAuthenticate: string | null): string | undefined {
  if (!wwwAuthenticate || wwwAuthenticate.length > 8192) return undefined
  if (!/error="?insufficient_claims"?/i.test(wwwAuthenticate)) return undefined
  const [, encoded] = /\bclaims="?([A-Za-z0-9+/_=-]+)"?/i.exec(wwwAuthenticate) ?? []
  if (!encoded) return undefined
  // Node reads base64 and base64url alike here.
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  return isJsonObject(text) ? text : undefined
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
