import 'server-only'
import pino from 'pino'
import { logLevel } from '@/lib/env/log-level'
import { redact } from '@/lib/log-redaction'
import { processWide } from '@/lib/process-wide'

export type LogFields = Record<string, unknown>

const writer = () =>
  processWide('log', () =>
    pino({
      level: logLevel(),
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    }),
  )

/** JSON lines on standard output. Whatever is handed over, no token, cookie, secret or query gets through. */
export const log = {
  debug: (event: string, fields: LogFields = {}) => writer().debug(redact(fields), event),
  info: (event: string, fields: LogFields = {}) => writer().info(redact(fields), event),
  warn: (event: string, fields: LogFields = {}) => writer().warn(redact(fields), event),
  error: (event: string, fields: LogFields = {}) => writer().error(redact(fields), event),
}
