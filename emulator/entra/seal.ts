import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * What only this tenant can write and read again (AES-256-GCM under a key of this process): refresh tokens, and
 * what an access token remembers for Entra itself.
 */
export class Seal {
  #key = randomBytes(32)

  /** Padded, so that what is sealed has the weight of the real thing. */
  close(value: unknown, paddedBytes: number): string {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv)
    const plain = JSON.stringify(value).padEnd(paddedBytes)
    const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')
  }

  /** Null when it is not one of ours, or was changed. */
  open(text: string): unknown {
    const bytes = Buffer.from(text, 'base64url')
    if (bytes.length < 28) return null
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      const plain = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
      return JSON.parse(plain.toString('utf8'))
    } catch {
      return null
    }
  }
}
