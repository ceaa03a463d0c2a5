import { Refusal } from './refusal'

// Databricks' `idempotency_token` takes 64 characters. Quotes around it, as the draft of the header has them, are
// not part of the key.
const quoted = /^"(.*)"$/
const longest = 64

/** The `Idempotency-Key` of a request; undefined when it has none. */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const text = headers.get('idempotency-key')?.trim()
  if (text === undefined) return undefined
  const [, inQuotes] = quoted.exec(text) ?? []
  const key = inQuotes ?? text
  const fault = faultOf(key, inQuotes !== undefined)
  if (fault === null) return key
  throw new Refusal(400, 'INVALID_IDEMPOTENCY_KEY', `Idempotency-Key ${fault}.`)
}

function faultOf(key: string, isQuoted: boolean): string | null {
  if (key.length < 1 || key.length > longest) return `must have 1 to ${longest} characters`
  if (/[^ -~]/.test(key)) return 'must be printable ASCII characters'
  if (key.includes('"')) return 'may have double quotes around it, and none within'
  if (isQuoted) return key.includes('\\') ? 'may have no backslash within quotes' : null
  // Two headers of that name arrive as one, with a comma and a space between them.
  return key.includes(' ') ? 'has a space in it: put it in double quotes, and send it once' : null
}
