import 'server-only'
import { createRemoteJWKSet } from 'jose'
import { env } from '@/lib/env/server'
import { processWide } from '@/lib/process-wide'

/**
 * The keys the tenant's tokens are signed with. Fetched on first use and kept; an unknown key id fetches
 * them again, but twice within 30 seconds never, so that forged ids cannot make us hammer Entra.
 */
export const tenantKeys = () =>
  processWide('auth.tenant-keys', () => {
    const { authorityHost, tenantId } = env()
    return createRemoteJWKSet(new URL(`${authorityHost}/${tenantId}/discovery/v2.0/keys`), {
      cooldownDuration: 30_000,
      cacheMaxAge: 12 * 3_600_000,
      timeoutDuration: 5_000,
    })
  })
