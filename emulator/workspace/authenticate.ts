import type { Subject, VerifyBearer } from './bearer'
import type { Principal } from './directory'
import { ApiError } from './errors'
import { isPersonalAccessToken } from './tokens/tokens'
import type { Workspace } from './workspace'

/** What somebody showed: Key Vault scopes ask for Entra's, which alone can be exchanged. */
export type Credential = 'entra' | 'personal-access-token'

export type Caller = { principal: Principal; credential: Credential }

/** 403 with a numeric code: how a workspace answers a dead token (seen, databricks-sdk-go#917, `auth/pat`). */
const deadToken = () =>
  new ApiError(403, 403, 'Invalid access token.', {
    headers: { 'x-databricks-reason-phrase': 'Invalid access token.' },
  })

/** Who is asking, by a token of Entra's or by a personal access token of this workspace. */
export async function authenticate(
  workspace: Workspace,
  verifyBearer: VerifyBearer,
  authorization: string | undefined,
  now: number,
): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? ''
  if (!isPersonalAccessToken(token)) {
    const principal = knownPrincipal(workspace, await verifyBearer(authorization))
    return { principal, credential: 'entra' }
  }
  const owner = workspace.tokens.use(token, now)?.owner
  const principal = owner && workspace.directory.principalById(owner.kind, owner.id)
  if (!principal) throw deadToken()
  return { principal, credential: 'personal-access-token' }
}

function knownPrincipal({ directory, facts }: Workspace, { objectId, kind }: Subject): Principal {
  const principal = directory.principalOf(objectId, kind)
  if (!principal) throw new ApiError(403, 403, `Unauthorized access to Org: ${facts.workspaceId}`)
  return principal
}
