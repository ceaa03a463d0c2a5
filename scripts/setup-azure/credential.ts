import { z } from 'zod'
import { Refusal } from '../refusal'
import type { Account } from './account'
import type { CredentialKind, Wishes } from './arguments'
import { type Az, AzRefused } from './az'
import {
  certificateEnd,
  createCertificate,
  readCertificateFile,
  uploadCertificate,
} from './certificate'
import type { Graph } from './graph'
import { createIdentity, type ManagedIdentity, trustIdentity } from './managed-identity'
import type { Application } from './registration'
import type { Settings } from './settings'

const settingOf = {
  secret: 'AZURE_AD_CLIENT_SECRET',
  certificate: 'AZURE_AD_CLIENT_CERTIFICATE',
  'managed-identity': 'AZURE_AD_MANAGED_IDENTITY_CLIENT_ID',
} as const satisfies Record<CredentialKind, string>

/** The day on which the secret ends, for the doctor, which Entra does not tell it. */
const secretEndSetting = 'AZURE_AD_CLIENT_SECRET_EXPIRES'

const dayMs = 24 * 3600_000
/** A credential that ends sooner is replaced now. */
const marginMs = 14 * dayMs

/** How the server will prove itself, decided before anything is changed. */
export type CredentialPlan = {
  kind: CredentialKind
  setting: string
  keeps: boolean
  /** The identity that is named, where it is there already. */
  identity: ManagedIdentity | null
}

type Known = {
  there: Application | null
  settings: Settings
  identity: ManagedIdentity | null
}

export function planCredential(
  wishes: Wishes,
  { there, settings, identity }: Known,
  now: Date,
): CredentialPlan {
  const held = kindHeld(settings)
  const kind = wishes.credential ?? held ?? 'secret'
  if (wishes.certificateFile && kind === 'certificate') readCertificateFile(wishes.certificateFile)
  const isSame = there !== null && settings.AZURE_AD_CLIENT_ID === there.appId && held === kind
  if (kind === 'managed-identity' && !wishes.identity && !isSame)
    throw new Refusal(
      'The settings name a managed identity of another registration: say --identity=…',
    )
  const isNamed = kind === 'managed-identity' ? wishes.identity : wishes.certificateFile
  const keeps = isSame && isGood(kind, there, settings, new Date(now.getTime() + marginMs))
  return { kind, setting: settingOf[kind], keeps: keeps && !isNamed, identity }
}

const kindHeld = (settings: Settings): CredentialKind | null =>
  (Object.keys(settingOf) as CredentialKind[]).find((kind) => settings[settingOf[kind]]) ?? null

/**
 * Whether what the settings hold will still prove anything at that time. Entra tells a secret's first letters and a
 * certificate's end.
 */
function isGood(kind: CredentialKind, there: Application, settings: Settings, at: Date): boolean {
  const value = settings[settingOf[kind]] ?? ''
  if (kind === 'managed-identity') return true
  if (kind === 'certificate') {
    const end = certificateEnd(value)
    const isKnown = there.keyCredentials.some(({ endDateTime }) => isAbout(end, endDateTime))
    return end !== null && end > at && isKnown
  }
  const end = secretEnd(there, value)
  return end !== null && end > at
}

/** The last of them, should two begin alike. */
function secretEnd({ passwordCredentials }: Application, secret: string): Date | null {
  const ends = passwordCredentials.flatMap(({ hint, endDateTime }) =>
    hint === secret.slice(0, 3) && endDateTime ? [Date.parse(endDateTime)] : [],
  )
  return ends.length === 0 ? null : new Date(Math.max(...ends))
}

const isAbout = (end: Date | null, told: string | null | undefined) =>
  end !== null && Math.abs(Date.parse(told ?? '') - end.getTime()) < 5_000

export type Credential = {
  /** The one credential's setting; every other one is to go. */
  settings: Settings
  identity: ManagedIdentity | null
  /** When it stops to work, where it does. */
  endsAt: Date | null
}

/** Makes the credential that was planned, or keeps the one that is there. */
export async function ensureCredential(
  tools: { az: Az; graph: Graph; account: Account; now: Date },
  plan: CredentialPlan,
  wishes: Wishes,
  registered: Application,
  settings: Settings,
): Promise<Credential> {
  const { az, graph, account, now } = tools
  const holding = (value: string, endsAt: Date | null = null): Credential => ({
    settings: { [plan.setting]: value },
    identity: null,
    endsAt,
  })
  if (plan.keeps) {
    const kept = settings[plan.setting] ?? ''
    if (plan.kind !== 'secret') return holding(kept)
    return { ...holding(kept), settings: secretSettings(kept, secretEnd(registered, kept)) }
  }
  if (plan.kind === 'managed-identity') {
    const { identity: named, resourceGroup } = wishes
    const identity = plan.identity ?? (await createIdentity(az, named ?? '', resourceGroup))
    await trustIdentity(graph, account, registered.id, identity)
    return { ...holding(identity.clientId), identity }
  }
  if (plan.kind === 'certificate') {
    const line = await ensureCertificate(az, wishes.certificateFile, registered.appId)
    return holding(line, certificateEnd(line))
  }
  const endsAt = new Date(now.getTime() + wishes.secretDays * dayMs)
  const secret = await addSecret(graph, registered.id, now, endsAt)
  return { ...holding(secret, endsAt), settings: secretSettings(secret, endsAt) }
}

const secretSettings = (secret: string, end: Date | null): Settings => ({
  [settingOf.secret]: secret,
  ...(end ? { [secretEndSetting]: end.toISOString().slice(0, 10) } : {}),
})

async function ensureCertificate(az: Az, file: string | null, clientId: string): Promise<string> {
  if (!file) return createCertificate(az, clientId)
  await uploadCertificate(az, clientId, file)
  return readCertificateFile(file)
}

async function addSecret(graph: Graph, objectId: string, now: Date, endsAt: Date): Promise<string> {
  const passwordCredential = {
    displayName: `Lakedeck ${now.toISOString().slice(0, 10)}`,
    endDateTime: endsAt.toISOString(),
  }
  const { secretText } = await graph
    .post(
      `applications/${objectId}/addPassword`,
      { passwordCredential },
      z.object({ secretText: z.string() }),
      { secretText: '<client secret>' },
    )
    .catch((error: unknown) => {
      if (error instanceof AzRefused && /AsPerAppPolicy$/.test(error.code ?? ''))
        throw new Refusal(
          `Your tenant's policy does not allow this client secret. Take --credential=managed-identity (no secret at all) or --credential=certificate, or a shorter --secret-days. The registration stays and is found again.\nEntra said: ${error.words}`,
        )
      throw error
    })
  return secretText
}

/** The settings of the kinds that are not used: two credentials stop the server. */
export const otherCredentials = (plan: CredentialPlan): string[] => [
  ...Object.values(settingOf).filter((name) => name !== plan.setting),
  'AZURE_AD_CLIENT_CERTIFICATE_KEY',
  ...(plan.kind === 'secret' ? [] : [secretEndSetting]),
]
