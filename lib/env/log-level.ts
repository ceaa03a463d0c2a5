import 'server-only'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const

/** LOG_LEVEL by itself: the log has to work while other settings are wrong. */
export function logLevel(): (typeof levels)[number] {
  return levels.find((level) => level === process.env.LOG_LEVEL) ?? 'info'
}
