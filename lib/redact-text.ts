const secretValues: [RegExp, string][] = [
  // A JWT or JWE, whole or cut short: the header always begins with `{"`.
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, '[token]'],
  // Databricks: personal access tokens, and secrets of service principals.
  [/\bdapi[0-9a-f]{8,}(?:-\d+)?/gi, '[token]'],
  [/\bdose[0-9a-f]{32}\b/gi, '[secret]'],
  // Client secrets of Entra: three characters, a digit and `Q~` begin each.
  [/(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{20,}/g, '[secret]'],
  [/\bBearer\s+[^\s"',]{12,}/gi, 'Bearer [token]'],
  // Refresh tokens, authorization codes, our own cookies: nothing else runs on for so long, but for a line of dashes.
  [/(?<![\w.-])(?:\d\.)?(?=[_-]*[a-z\d])[\w-]{60,}(?:\.[\w-]*)*/gi, '[token]'],
  // A query may hold a code, a signature of a storage link or somebody's search.
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#"']+|(?<=^|[\s"'(])\/[^\s?#"']*)\?[^\s"')]*/gi, '$1?[query]'],
  [
    /\b((?:client|shared)[_-]?secret|(?:access|refresh|id|sas)[_-]token|(?:account|access|api)[_-]?key|password|assertion|sig|signature)(["']?\s?[=:]\s?["']?)[^\s"',;&)]+/gi,
    '$1$2[secret]',
  ],
]

const maxText = 4_000

/**
 * A text that is safe to show and to write down: what looks like a token, a secret or a signed address is taken
 * out. Everything that leaves the server as words goes through here, log lines and refusals alike.
 */
export function redactText(text: string): string {
  const short = text.length > maxText ? `${text.slice(0, maxText)}…` : text
  return secretValues.reduce((result, [pattern, label]) => result.replace(pattern, label), short)
}
