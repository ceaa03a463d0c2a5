import 'server-only'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import { seal, unseal } from '@/lib/auth/seal'
import { type Session, session } from '@/lib/auth/session'
import { packToken, takerOf, unpackToken } from '@/lib/auth/token-packing'

const purpose = 'session'
/** Tokens of 120 groups inflate to about 10 KB; a bomb would have to be sealed with our own key anyway. */
const maxInflatedBytes = 64 * 1024
const lengthBytes = 4

const plan = z.array(z.tuple([z.enum(['json', 'bytes', 'plain']), z.number()]))
const head = z.object({
  facts: session.omit({ accessToken: true, refreshToken: true }),
  access: plan,
  refresh: plan,
})

// Parallel requests share one refreshed session; each would otherwise encrypt it again.
const encoded = new WeakMap<Session, string>()

/** The session as the value of a cookie: deflated by parts, then encrypted. */
export function encodeSession(value: Session): string {
  const known = encoded.get(value)
  if (known) return known
  const { accessToken, refreshToken, ...facts } = value
  const pools = { text: [] as Buffer[], raw: [] as Buffer[] }
  const access = packToken(accessToken, pools)
  const refresh = packToken(refreshToken, pools)
  const headText = Buffer.from(JSON.stringify({ facts, access, refresh }))
  const text = deflateRawSync(Buffer.concat([uint32(headText.length), headText, ...pools.text]), {
    level: 9,
  })
  const cookie = seal(purpose, Buffer.concat([uint32(text.length), text, ...pools.raw]))
  encoded.set(value, cookie)
  return cookie
}

/** The session in a cookie's value; null when we did not write it, or in a way no longer understood. */
export function decodeSession(cookie: string): Session | null {
  const content = unseal(purpose, cookie)
  if (!content) return null
  try {
    return unpack(content)
  } catch {
    return null
  }
}

function unpack(content: Buffer): Session {
  const raw = takerOf(content)
  const deflated = raw(raw(lengthBytes).readUInt32BE())
  const text = takerOf(inflateRawSync(deflated, { maxOutputLength: maxInflatedBytes }))
  const headText = text(text(lengthBytes).readUInt32BE()).toString('utf8')
  const { facts, access, refresh } = head.parse(JSON.parse(headText))
  const accessToken = unpackToken(access, { text, raw })
  return { ...facts, accessToken, refreshToken: unpackToken(refresh, { text, raw }) }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(lengthBytes)
  bytes.writeUInt32BE(value)
  return bytes
}
