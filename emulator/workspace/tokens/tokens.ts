import { createHash, randomBytes } from 'node:crypto'
import type { Principal } from '../directory'

export type TokenOwner = Pick<Principal, 'kind' | 'id' | 'name'>

export type PersonalAccessToken = {
  id: string
  /** Of the value, which is told once and kept nowhere. */
  sha256: string
  owner: TokenOwner
  creator: TokenOwner
  comment: string
  createdAt: number
  /** Null lives on until somebody revokes it: only tokens of before there was a longest lifetime. */
  expiresAt: number | null
  lastUsedAt: number | null
}

/** They are `dapi`, 32 hexadecimal digits and the number of a shard; Entra's tokens never begin so. */
export const isPersonalAccessToken = (text: string): boolean => text.startsWith('dapi')

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

type Wanted = { owner: TokenOwner; comment: string; lifetimeMs: number }

/** The personal access tokens of one workspace. */
export class Tokens {
  #tokens: Map<string, PersonalAccessToken>

  constructor(tokens: readonly PersonalAccessToken[] = []) {
    this.#tokens = new Map(tokens.map((token) => [token.id, token]))
  }

  issue({ owner, comment, lifetimeMs }: Wanted, now: number) {
    const value = `dapi${randomBytes(16).toString('hex')}-3`
    const token: PersonalAccessToken = {
      id: randomBytes(32).toString('hex'),
      sha256: hashOf(value),
      owner,
      creator: owner,
      comment,
      createdAt: now,
      expiresAt: now + lifetimeMs,
      lastUsedAt: null,
    }
    this.#tokens.set(token.id, token)
    return { token, value }
  }

  /** The live token of a value, which counts as used by this. */
  use(value: string, now: number): PersonalAccessToken | undefined {
    const sha256 = hashOf(value)
    const token = this.live(now).find((each) => each.sha256 === sha256)
    if (token) token.lastUsedAt = now
    return token
  }

  /** Those that are not over; what is over is forgotten. */
  live(now: number): PersonalAccessToken[] {
    this.revokeWhere(({ expiresAt }) => expiresAt !== null && expiresAt <= now)
    return [...this.#tokens.values()]
  }

  revokeWhere(isUnwanted: (token: PersonalAccessToken) => boolean): void {
    for (const token of this.#tokens.values()) {
      if (isUnwanted(token)) this.#tokens.delete(token.id)
    }
  }
}
