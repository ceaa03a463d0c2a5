/** How an answer can be written. Lists come in the first three, what is declared as a document in the others; all else is JSON. */
export type Form = 'json' | 'csv' | 'ndjson' | DocumentForm
/** A file for people. */
export type DocumentForm = 'markdown' | 'html'

const mediaTypes: Record<Form, RegExp> = {
  json: /^(application\/json|application\/\*|\*\/\*)$/,
  csv: /^text\/csv$/,
  // Not registered with IANA; both names are in use.
  ndjson: /^application\/(x-)?ndjson$/,
  markdown: /^text\/markdown$/,
  html: /^text\/html$/,
}

/** What of `offered` the caller would rather have (RFC 9110, 12.5.1); JSON when it is all one to them. */
export function preferredForm(accept: string | null, offered: readonly Form[]): Form {
  const byWish = offered
    .map((form) => ({ form, weight: weightOf(accept, mediaTypes[form]) }))
    .filter(({ weight }) => weight > weightOf(accept, mediaTypes.json))
    .sort((one, other) => other.weight - one.weight)
  return byWish[0]?.form ?? 'json'
}

function weightOf(accept: string | null, type: RegExp): number {
  const weights = (accept ?? '').split(',').map((part) => {
    const [name = '', ...params] = part.split(';').map((text) => text.trim().toLowerCase())
    if (!type.test(name)) return 0
    const q = params.find((param) => param.startsWith('q='))
    return q ? Number(q.slice(2)) || 0 : 1
  })
  return Math.max(0, ...weights)
}
