import 'server-only'
import { X509Certificate } from 'node:crypto'
import { askEntra, databricksScope } from '@/lib/auth/entra-client'
import { explainSignInError } from '@/lib/auth/sign-in-errors'
import type { Credential } from '@/lib/env/credential'
import { env } from '@/lib/env/server'
import { failed, ok, unknown, warning } from '../rules'
import type { Check } from '../schema'

const proof = { id: 'entra.credential', title: 'Credential of the app registration' }
const expiry = { id: 'entra.credential-expiry', title: 'End of the credential' }
const service = { id: 'entra.databricks', title: 'AzureDatabricks in the tenant' }

/** With these Entra says that it knows us, but no such service. */
const noService = new Set(['500011', '650052', '650054'])

/**
 * Asks Entra for a token for the app itself, which nobody uses: whether it gives one tells whether the credential
 * holds and whether the tenant has AzureDatabricks.
 */
export async function checkCredential(): Promise<Check[]> {
  const { credential } = env()
  const answer = await askEntra((client) =>
    client.acquireTokenByClientCredential({ scopes: [databricksScope] }),
  )
  const end = judgeExpiry(credential, Date.now())
  if (answer.kind === 'tokens')
    return [
      ok(proof, `Entra accepts ${names[credential.kind]}.`),
      end,
      ok(service, 'The tenant knows the service Azure Databricks.'),
    ]
  const { code, kind } = answer.refusal
  const { title, detail, step } = explainSignInError(code, env())
  const words = `${title} (${codeWords(code)}). ${detail}`
  if (noService.has(code))
    return [
      ok(proof, `Entra accepts ${names[credential.kind]}.`),
      end,
      failed(service, words, step),
    ]
  if (kind === 'unavailable')
    return [unknown(proof, words, step), end, unknown(service, 'Entra gave no usable answer.')]
  const why = 'Entra was not asked for it, because the credential did not hold.'
  return [failed(proof, words, step), end, unknown(service, why)]
}

const codeWords = (code: string) => (/^\d+$/.test(code) ? `AADSTS${code}` : code)

const names: Record<Credential['kind'], string> = {
  secret: 'the client secret',
  certificate: 'the certificate',
  'managed-identity': 'the managed identity',
}

const dayMs = 86_400_000

export function judgeExpiry(credential: Credential, nowMs: number): Check {
  switch (credential.kind) {
    case 'managed-identity':
      return ok(expiry, 'A managed identity has no end: Azure renews what it proves itself with.')
    case 'secret':
      return judgeSecret(credential.endsOn, nowMs)
    case 'certificate':
      return judgeCertificate(new X509Certificate(credential.certificatePem), nowMs)
  }
}

/** Whether Entra still takes it is another check; this one is of the day that the settings name. */
function judgeSecret(endsOn: string | null, nowMs: number): Check {
  if (endsOn === null)
    return unknown(
      expiry,
      'Entra tells the end of a secret only through Microsoft Graph, which Lakedeck does not ask for.',
      'Entra admin center > App registrations > Lakedeck > Certificates & secrets shows it: write it into AZURE_AD_CLIENT_SECRET_EXPIRES, as npm run setup:azure does, and it is told here. A managed identity has no end.',
    )
  const fix =
    'Make a new one under Certificates & secrets of the app registration, change AZURE_AD_CLIENT_SECRET and AZURE_AD_CLIENT_SECRET_EXPIRES, restart. In its last 14 days npm run setup:azure does the first two.'
  if (nowMs < Date.parse(endsOn)) return judgeEnd('The client secret', endsOn, fix, nowMs)
  return warning(
    expiry,
    `AZURE_AD_CLIENT_SECRET_EXPIRES says that the client secret ended on ${endsOn}.`,
    fix,
  )
}

const judgeCertificate = ({ validTo }: X509Certificate, nowMs: number): Check =>
  judgeEnd(
    'The certificate',
    validTo,
    'Make a new certificate, upload it to the app registration beside this one, change the setting, restart.',
    nowMs,
  )

function judgeEnd(what: string, end: string, fix: string, nowMs: number): Check {
  const days = Math.floor((Date.parse(end) - nowMs) / dayMs)
  const at = new Date(end).toISOString().slice(0, 10)
  if (days < 0) return failed(expiry, `${what} ended on ${at}.`, fix)
  const words = `${what} ends on ${at}, in ${days} days.`
  return days < 30 ? warning(expiry, words, fix) : ok(expiry, words)
}
