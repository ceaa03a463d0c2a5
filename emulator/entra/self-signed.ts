import { createHash, createSign, randomBytes, type KeyObject } from 'node:crypto'

/** One DER element: tag, length, content. */
function element(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const size = content.length
  const long = size < 0x80 ? '' : size.toString(16).padStart(size > 0xff ? 4 : 2, '0')
  const length = long ? Buffer.from([0x80 | (long.length / 2)]) : Buffer.from([size])
  return Buffer.concat([Buffer.from([tag]), length, Buffer.from(long, 'hex'), content])
}

const sequence = (...contents: Buffer[]) => element(0x30, ...contents)
const integer = (value: Buffer) => element(0x02, value)
const utcTime = (at: Date) =>
  element(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
const bitString = (bits: Buffer) => element(0x03, Buffer.from([0]), bits)

// 1.2.840.113549.1.1.11 (sha256WithRSAEncryption) and 2.5.4.3 (commonName), already encoded.
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'))
const commonName = Buffer.from('0603550403', 'hex')

const nameOf = (name: string) =>
  sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(name)))))

/** A certificate in DER over an RSA key pair, signed by itself, as the keys of a tenant are published. */
export function selfSigned(
  commonNameText: string,
  privateKey: KeyObject,
  publicKey: KeyObject,
  from = new Date(Date.now() - 86_400_000),
  until = new Date(Date.now() + 5 * 365 * 86_400_000),
): Buffer {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40 // positive, and no leading zero
  const body = sequence(
    element(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    sha256WithRsa,
    nameOf(commonNameText),
    sequence(utcTime(from), utcTime(until)),
    nameOf(commonNameText),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = createSign('RSA-SHA256').update(body).sign(privateKey)
  return sequence(body, sha256WithRsa, bitString(signature))
}

export const thumbprint = (der: Buffer, hash: 'sha1' | 'sha256'): string =>
  createHash(hash).update(der).digest('base64url')

export const toPem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
