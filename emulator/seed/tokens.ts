import type { AccessList } from '../workspace/access'
import type { Directory } from '../workspace/directory'
import { hashOf, type PersonalAccessToken } from '../workspace/tokens/tokens'
import { days, group, hours, may } from './story'

type Told = {
  owner: string
  comment: string
  createdAgo: number
  lifetime: number | null
  usedAgo: number | null
}

const told: Record<'prod' | 'dev', Told[]> = {
  prod: [
    {
      owner: 'jonas@contoso.example',
      comment: 'Power BI gateway',
      createdAgo: days(300),
      lifetime: days(365),
      usedAgo: hours(2),
    },
    {
      owner: 'mei@contoso.example',
      comment: 'laptop, before SSO',
      createdAgo: days(1_100),
      lifetime: null,
      usedAgo: days(210),
    },
  ],
  dev: [
    {
      owner: 'farid@contoso.example',
      comment: 'terraform',
      createdAgo: days(20),
      lifetime: days(90),
      usedAgo: days(1),
    },
  ],
}

/** Tokens that people left lying about. Nobody knows the value of any: what they hash to is no value's. */
export const tokensAt = (
  directory: Directory,
  alias: 'prod' | 'dev',
  now: number,
): PersonalAccessToken[] =>
  told[alias].flatMap(({ owner: userName, comment, createdAgo, lifetime, usedAgo }) => {
    const user = directory.user(userName)
    if (!user) return []
    const owner = { kind: 'user', id: user.id, name: userName } as const
    const createdAt = now - createdAgo
    return {
      id: hashOf(`${alias}/${userName}/${comment}`),
      sha256: 'of no value',
      owner,
      creator: owner,
      comment,
      createdAt,
      expiresAt: lifetime === null ? null : createdAt + lifetime,
      lastUsedAt: usedAgo === null ? null : now - usedAgo,
    }
  })

/** Every user of the workspace may have tokens, until an admin says otherwise. */
export const tokenUse = (): AccessList => [may(group('users'), 'CAN_USE')]
