import { readFileSync, rmSync } from 'node:fs'
import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { credentialSchema } from '../../lib/env/credential'
import { Refusal } from '../refusal'
import type { Az } from './az'

const setting = 'AZURE_AD_CLIENT_CERTIFICATE'

/** One line for a settings file or a platform: base64 of certificate and key. */
const oneLine = (pem: string) => Buffer.from(pem).toString('base64')

/** A PEM file of the person's own, looked at before anything is changed. */
export function readCertificateFile(file: string): string {
  const text = textOf(file)
  const read = credentialSchema.safeParse({ [setting]: text || 'nothing' })
  if (read.success) return oneLine(text)
  throw new Refusal(`${file} ${read.error.issues.map(({ message }) => message).join('; ')}`)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`There is no file ${file} to be read.`)
  }
}

/** Until when a certificate of the settings holds; null for what is none. */
export function certificateEnd(line: string): Date | null {
  try {
    const text = line.includes('-----BEGIN')
      ? line.replaceAll('\\n', '\n')
      : Buffer.from(line, 'base64')
    return new Date(new X509Certificate(text).validTo)
  } catch {
    return null
  }
}

const reset = (clientId: string, cert: string[]) => [
  ...['ad', 'app', 'credential', 'reset', '--id', clientId, '--append', ...cert],
  ...['--output', 'json'],
]

/** Gives the registration the public part of the person's certificate. */
export async function uploadCertificate(az: Az, clientId: string, file: string): Promise<void> {
  await az.change(reset(clientId, ['--cert', `@${file}`]), z.unknown(), null)
}

/** A self-signed certificate of one year that `az` makes. `az` leaves its key in a file, which goes. */
export async function createCertificate(az: Az, clientId: string): Promise<string> {
  const made = z.object({ fileWithCertAndPrivateKey: z.string() })
  const { fileWithCertAndPrivateKey: file } = await az.change(
    reset(clientId, ['--create-cert', '--years', '1']),
    made,
    { fileWithCertAndPrivateKey: '' },
  )
  if (az.isDryRun) return '<certificate and key>'
  const line = readCertificateFile(file)
  rmSync(file)
  return line
}
