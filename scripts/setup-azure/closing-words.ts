import { isLoopback } from '../../lib/env/origins'
import type { Account } from './account'
import type { Holder } from './assign-roles'
import type { Consent } from './consent'
import type { Rights } from './rights'

export type Outcome = {
  account: Account
  rights: Rights
  clientId: string
  origin: string
  consent: Consent | 'open'
  hasDatabricks: boolean
  endsAt: Date | null
  holders: readonly Holder[]
  isDryRun: boolean
  /** Where the settings are now. */
  settings: string
}

/** What the person has now, and what is left for them or for others to do. */
export function closingWords(outcome: Outcome, print: (line: string) => void): void {
  const { clientId, isDryRun } = outcome
  print('')
  print(
    isDryRun
      ? 'Nothing was changed (--dry-run).'
      : `Registered: client id ${clientId}. Run this again whenever you like: it adds only what is missing.`,
  )
  const left = leftToDo(outcome)
  if (left.length === 0) return
  print('\nLeft to do:')
  left.forEach((what, index) => print(`  ${index + 1}. ${what}`))
}

function leftToDo(outcome: Outcome): string[] {
  const { hasDatabricks, endsAt, holders, isDryRun } = outcome
  return [
    ...(hasDatabricks
      ? []
      : [
          'This tenant does not know AzureDatabricks yet: open a workspace once, or have an administrator run `az ad sp create --id 2ff814a6-3304-4ab8-85cb-cd0e6f879c1d`. Then run this again.',
        ]),
    ...consentWords(outcome),
    ...(endsAt
      ? [
          `Sign-in stops on ${endsAt.toISOString().slice(0, 10)}, when the credential ends: put it in a calendar. docs/operate.md says how to rotate it.`,
        ]
      : []),
    ...(holders.length > 0
      ? [
          'APP_ROLES=required: people without a role cannot sign in now. Assign the others too (--assign=<who>=<role>).',
        ]
      : []),
    ...(isDryRun
      ? []
      : [
          startWords(outcome),
          `What is still in the way then: npm run doctor, and ${outcome.origin}/doctor once you are signed in`,
        ]),
  ]
}

const startWords = ({ origin, settings }: Outcome): string =>
  isLoopback(new URL(origin))
    ? `npm run build && npm start, and open ${origin}`
    : `Deploy (docs/install.md) with the settings of ${settings}, and open ${origin}`

function consentWords({ consent, account, rights, clientId, origin }: Outcome): string[] {
  if (consent === 'given') return []
  const url = new URL(`${account.azure.authorityHost}/${account.tenantId}/adminconsent`)
  url.searchParams.set('client_id', clientId)
  url.searchParams.set('redirect_uri', `${origin}/api/auth/callback/azure-ad`)
  const may = rights.mayConsent
    ? 'You may consent for everybody (or run this with --consent)'
    : 'An administrator has to consent once for everybody'
  return [
    `${consent === 'refused' ? 'You may not consent for everybody. ' : ''}${may}:\n     ${url.href}\n     It leads on to Lakedeck. Where that does not run yet the browser says so, and the consent is given all the same.`,
  ]
}
