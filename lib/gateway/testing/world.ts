import type { JWTPayload } from 'jose'
import { LocalEntra } from '@/lib/auth/testing/local-entra'
import { ben } from '@/lib/auth/testing/tokens'
import { restartProcess, testSettings, type TestSettings, withSettings } from '@/lib/env/testing'
import { learnWorkspaceId } from '@/lib/databricks/workspaces'
import { openDoors } from './doors'
import { startUpstream } from './upstream'

export const prodId = '7405612345678901'
export const devId = '6203987654321098'
export const databricksAudience = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'

/** Entra, two workspaces and both doors, all real servers on this machine. */
export async function startWorld() {
  restartProcess()
  const [entra, prod, dev, doors] = await Promise.all([
    LocalEntra.start(),
    startUpstream(),
    startUpstream(),
    openDoors(),
  ])
  const settle = (changes: TestSettings = {}) => {
    withSettings({
      ...entra.settings(),
      NEXTAUTH_URL: 'http://localhost:3000',
      DATABRICKS_WORKSPACES: `prod=${prod.origin},dev=${dev.origin}`,
      RATE_LIMIT_PERSON: '0',
      RATE_LIMIT_WORKSPACE: '0',
      ...changes,
    })
    learnWorkspaceId(prod.origin, prodId)
    learnWorkspaceId(dev.origin, devId)
  }
  settle()
  return {
    entra,
    prod,
    dev,
    doors: doors.doors,
    /** Settings from here on. */
    settle,
    token: (changes: JWTPayload = {}) => entra.sign({ ...databricksClaims(), ...changes }),
    stop: () => Promise.all([entra.stop(), prod.stop(), dev.stop(), doors.stop()]),
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A token for AzureDatabricks as Entra mints it (v1.0). */
export function databricksClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  const tid = testSettings.AZURE_AD_TENANT_ID
  return {
    aud: databricksAudience,
    iss: `https://sts.windows.net/${tid}/`,
    iat: now,
    nbf: now,
    exp: now + 3_600,
    oid: ben.objectId,
    tid,
    name: ben.name,
    unique_name: ben.userName,
    scp: 'user_impersonation',
    ver: '1.0',
  }
}
