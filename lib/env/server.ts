import 'server-only'
import { parseEnv, type ServerEnv } from '@/lib/env/parse-env'

export type { ServerEnv } from '@/lib/env/parse-env'

let parsed: ServerEnv | undefined

/**
 * The server's settings. Read on first use, not on import: `next build` loads every module without them.
 * lib/boot.ts asks once at start, so that a fault stops the server and not a person's first request.
 */
export function env(): ServerEnv {
  parsed ??= parseEnv(process.env)
  return parsed
}
