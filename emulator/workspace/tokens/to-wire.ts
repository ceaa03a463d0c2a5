import type { WorkspaceFacts } from '../workspace'
import type { PersonalAccessToken } from './tokens'

const dayMs = 86_400_000

/** What the owner of a token is told; -1 is no end. */
export const toPublicInfo = ({ id, createdAt, expiresAt, comment }: PersonalAccessToken) => ({
  token_id: id,
  creation_time: createdAt,
  expiry_time: expiresAt ?? -1,
  comment,
})

/** What an admin is told of anybody's token. */
export const toInfo = (token: PersonalAccessToken, { workspaceId }: WorkspaceFacts) => ({
  ...toPublicInfo(token),
  owner_id: Number(token.owner.id),
  created_by_id: Number(token.creator.id),
  created_by_username: token.creator.name,
  workspace_id: Number(workspaceId),
  ...(token.lastUsedAt === null
    ? {}
    : { last_used_day: token.lastUsedAt - (token.lastUsedAt % dayMs) }),
})
