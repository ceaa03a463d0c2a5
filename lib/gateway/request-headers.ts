import { userAgent } from '@/lib/databricks/user-agent'
import type { CallHeaders } from './call'

/**
 * What of a request's headers reaches a workspace. A list of what may pass, so that whatever else there is (cookies,
 * addresses that a proxy claims, overrides of the method) has no effect anywhere.
 */
const passed = [
  'accept',
  'accept-encoding',
  'content-encoding',
  'content-type',
  // Downloads of files in parts, and again only when they changed (Files API).
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
  // Follows one request through both systems (W3C Trace Context).
  'traceparent',
  'tracestate',
] as const

export function upstreamHeaders(
  headers: CallHeaders,
  authorization: string,
  bodyLength: number | null,
): Record<string, string> {
  const sent: Record<string, string> = {
    authorization,
    'user-agent': agentOf(headers.get('user-agent')),
  }
  for (const name of passed) {
    const value = headers.get(name)
    if (value !== null) sent[name] = value
  }
  if (bodyLength !== null) sent['content-length'] = String(bodyLength)
  return sent
}

/** Databricks' audit log names the client, and that it came through here. */
const agentOf = (agent: string | null) =>
  agent ? `${agent.slice(0, 512)} ${userAgent}` : userAgent
