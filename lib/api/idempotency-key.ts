import { Refusal } from './refusal'

// Databricks' `idempotency_token` takes 64 characters. Quotes around it, as the draft of the header has them, are
// not part of the key.
const form = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,64})"|([\x21\x23-\x7e]{1,64}))$/

/** The `Idempotency-Key` of a request; undefined when it has none. */
export function readIdempotencyKey(headers: Headers): string | undefined {
  const text = headers.get('idempotency-key')
  if (text === null) return undefined
  const [, quoted, bare] = form.exec(text.trim()) ?? []
  const key = quoted ?? bare
  if (key !== undefined) return key
  throw new Refusal(
    400,
    'INVALID_IDEMPOTENCY_KEY',
    'Idempotency-Key must be 1 to 64 printable ASCII characters.',
  )
}
