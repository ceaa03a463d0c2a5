import 'server-only'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '@/lib/env/server'

const version = 1
const ivBytes = 12
const tagBytes = 16

// A pure function's results, so four copies of this map in four copies of the module do no harm.
const keys = new Map<string, Buffer>()

function keyOf(secret: string): Buffer {
  const known = keys.get(secret)
  if (known) return known
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'lakedeck cookie v1', 32))
  keys.set(secret, key)
  return key
}

/**
 * Encrypts (AES-256-GCM) under the current secret. The purpose is authenticated with it, so that a cookie
 * made for one use is worthless in another.
 */
export function seal(purpose: string, content: Uint8Array): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(env().secrets[0]), iv)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = [Buffer.from([version]), iv, cipher.update(content), cipher.final()]
  return Buffer.concat([...sealed, cipher.getAuthTag()]).toString('base64url')
}

/** What was sealed, under the current secret or the one before it; null for anything else. */
export function unseal(purpose: string, value: string): Buffer | null {
  const sealed = Buffer.from(value, 'base64url')
  if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes) return null
  for (const secret of env().secrets) {
    const content = secret === undefined ? null : decrypt(keyOf(secret), purpose, sealed)
    if (content) return content
  }
  return null
}

function decrypt(key: Buffer, purpose: string, sealed: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivBytes))
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  try {
    const content = sealed.subarray(1 + ivBytes, -tagBytes)
    return Buffer.concat([decipher.update(content), decipher.final()])
  } catch {
    return null
  }
}
