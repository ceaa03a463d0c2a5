import 'server-only'
import type { JWT, JWTOptions } from 'next-auth/jwt'
import { seal, unseal } from '@/lib/auth/seal'
import { nowSeconds, session as sessionSchema } from '@/lib/auth/session'
import { decodeSession, encodeSession } from '@/lib/auth/session-codec'

type Note = { token: JWT; expiresAt: number }

/**
 * NextAuth's `jwt` option. It writes the session, and with a salt (the cookie's name) the notes a browser
 * carries to Entra and back: state, nonce, code verifier. Both secrets read, the current one writes.
 */
export const nextAuthCodec: JWTOptions = {
  secret: '',
  maxAge: 15 * 60,
  async encode({ token, salt, maxAge }) {
    if (!salt) return encodeSession(sessionSchema.parse(token))
    const note: Note = { token: token ?? {}, expiresAt: nowSeconds() + (maxAge ?? 900) }
    return seal(salt, Buffer.from(JSON.stringify(note)))
  },
  async decode({ token, salt }) {
    if (!token) return null
    return salt ? openNote(salt, token) : decodeSession(token)
  },
}

function openNote(salt: string, sealed: string): JWT | null {
  const content = unseal(salt, sealed)
  if (!content) return null
  const note = JSON.parse(content.toString('utf8')) as Note
  return note.expiresAt > nowSeconds() ? note.token : null
}
