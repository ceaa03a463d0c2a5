import { generateKeyPairSync, sign } from 'node:crypto'

/** DER, as far as a certificate needs it (X.690, RFC 5280). */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const longForm = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  const lengthBytes = Buffer.from(length < 0x80 ? [length] : longForm)
  return Buffer.concat([Buffer.from([tag]), lengthBytes, content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'))
const commonName = Buffer.from('0603550403', 'hex')

const named = (name: string) =>
  sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))))

const utcTime = (at: Date) => {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return der(0x17, Buffer.from(digits.slice(2)))
}

/** A certificate of its own making and its key, both PEM, valid for these days from now. */
export function selfSigned({ days = 30 } = {}): { certificate: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const now = Date.now()
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    named('lakedeck test'),
    sequence(utcTime(new Date(now - 60_000)), utcTime(new Date(now + days * 86_400_000))),
    named('lakedeck test'),
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, sha256WithRsa, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
