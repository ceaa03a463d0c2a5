import { readJson } from './json'
import { sensibleWait } from './retry-after'

/** What the body of a refusal says, whichever of Databricks' shapes it has. */
export type ErrorBody = {
  code: string | null
  message: string | null
  requestId: string | null
  retryAfterSeconds: number | null
  /** A page meant for browsers: a login form, or a proxy's error page. */
  isHtml: boolean
}

const nothing: ErrorBody = {
  code: null,
  message: null,
  requestId: null,
  retryAfterSeconds: null,
  isHtml: false,
}

/**
 * Reads the shapes that Databricks is known to refuse with: standard (whose `error_code` may be a number),
 * API 1.2, SCIM, OAuth, `CODE: message` in plain text, HTML, and nothing at all.
 */
export function readErrorBody(text: string): ErrorBody {
  const trimmed = text.trim()
  if (trimmed === '') return nothing
  if (trimmed.startsWith('<')) return readHtml(trimmed)
  const body = trimmed.startsWith('{') ? parsed(trimmed) : null
  return withRequestIdOfMessage(body ? readObject(body) : readPlainText(trimmed))
}

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function parsed(text: string): Fields | null {
  try {
    const value = readJson(text)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

function readObject(body: Fields): ErrorBody {
  return {
    ...nothing,
    ...readCodeAndMessage(body),
    ...readDetails(body.details),
  }
}

function readCodeAndMessage(body: Fields): Pick<ErrorBody, 'code' | 'message'> {
  const scimStatus = words(body.status)
  if (scimStatus && ('detail' in body || 'schemas' in body)) {
    return { code: `SCIM_${scimStatus}`, message: words(body.detail) ?? words(body.scimType) }
  }
  return {
    code: words(body.error_code) ?? (words(body.error_description) ? words(body.error) : null),
    message: words(body.message) ?? words(body.error_description) ?? words(body.error),
  }
}

/** Some services write the word `null` where there is nothing. */
function words(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' && text !== 'null' ? text : null
}

function readDetails(details: unknown): Partial<ErrorBody> {
  const found: Partial<ErrorBody> = {}
  for (const detail of Array.isArray(details) ? details.filter(isFields) : []) {
    const type = words(detail['@type']) ?? ''
    if (type.endsWith('RequestInfo')) found.requestId = words(detail.request_id)
    if (type.endsWith('RetryInfo')) found.retryAfterSeconds = secondsOf(detail.retry_delay)
  }
  return found
}

function secondsOf(delay: unknown): number | null {
  const seconds = Number.parseFloat(words(isFields(delay) ? delay.seconds : delay) ?? '')
  return Number.isFinite(seconds) && seconds >= 0 ? sensibleWait(seconds) : null
}

function readPlainText(text: string): ErrorBody {
  const [, code, message] = /^([A-Z][A-Z0-9_]{2,63}): ([\s\S]+)$/.exec(text) ?? []
  return { ...nothing, code: code ?? null, message: message ?? text }
}

/** Only the words inside `<pre>` or `<title>` leave a page, and only when no markup is among them. */
function readHtml(text: string): ErrorBody {
  const page = text.slice(0, 64_000)
  const inside = textOf(page, 'pre') ?? textOf(page, 'title')
  return { ...withRequestIdOfMessage({ ...nothing, message: inside }), isHtml: true }
}

function textOf(page: string, tag: string): string | null {
  const lower = page.toLowerCase()
  const start = lower.indexOf(`<${tag}`)
  const open = start < 0 ? -1 : lower.indexOf('>', start)
  const end = open < 0 ? -1 : lower.indexOf(`</${tag}`, open)
  if (end < 0) return null
  const inside = page
    .slice(open + 1, end)
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return inside === '' || /[<>&]/.test(inside) ? null : inside.slice(0, 300)
}

function withRequestIdOfMessage(body: ErrorBody): ErrorBody {
  const [marker, requestId] =
    /\s*\[(?:ReqId|TraceId): ([\w-]{8,64})\]/.exec(body.message ?? '') ?? []
  if (!marker || !requestId) return body
  return {
    ...body,
    message: body.message?.replace(marker, '').trim() || null,
    requestId: body.requestId ?? requestId,
  }
}
