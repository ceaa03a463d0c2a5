/** Why a connection failed, after the name of who was asked: `… cannot be reached: its name is not known here`. */
export function whyUnreachable(error: unknown): string {
  const code = codeOf(error)
  if (/CERT|SELF_SIGNED|ERR_TLS/.test(code)) return `its certificate is not trusted (${code})`
  return reasons[code] ?? (code ? `the connection failed (${code})` : 'the connection failed')
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'its name is not known here (DNS)',
  EAI_AGAIN: 'its name cannot be looked up just now (DNS)',
  ECONNREFUSED: 'it refuses the connection',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to it from this network',
  ENETUNREACH: 'there is no way to it from this network',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer in time',
  ETIMEDOUT: 'it does not answer in time',
  TimeoutError: 'it does not answer in time',
  ABORT_ERR: 'it does not answer in time',
}

/** Of the innermost cause: wrappers have codes that say less. */
function codeOf(error: unknown): string {
  const { code, name, cause } = (error ?? {}) as { code?: unknown; name?: unknown; cause?: unknown }
  const inner = cause === undefined ? '' : codeOf(cause)
  if (inner) return inner
  if (name === 'TimeoutError') return 'TimeoutError'
  return typeof code === 'string' ? code : ''
}
