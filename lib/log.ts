import 'server-only'
import pino from 'pino'
import { logLevel } from '@/lib/env/log-level'
import { redact } from '@/lib/log-redaction'
import { processWide } from '@/lib/process-wide'

export type LogFields = Record<string, unknown>

const writer = () => processWide('log', () => pino({ ...form, level: logLevel() }))

// A log that holds warnings alone still has to say who changed what.
const auditor = () =>
  processWide('log.audit', () =>
    pino({ ...form, level: logLevel() === 'silent' ? 'silent' : 'info' }),
  )

const form = {
  base: null,
  messageKey: 'event',
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level: string) => ({ level }) },
}

/** JSON lines on standard output. Whatever is handed over, no token, cookie, secret or query gets through. */
export const log = {
  debug: (event: string, fields: LogFields = {}) => writer().debug(redact(fields), event),
  info: (event: string, fields: LogFields = {}) => writer().info(redact(fields), event),
  warn: (event: string, fields: LogFields = {}) => writer().warn(redact(fields), event),
  error: (event: string, fields: LogFields = {}) => writer().error(redact(fields), event),
  /** Written at every LOG_LEVEL but silent. */
  audit: (event: string, fields: LogFields) => auditor().info(redact(fields), event),
}
