import { Refusal } from '../refusal'
import type { Account } from './account'
import type { Wishes } from './arguments'
import { otherCredentials } from './credential'
import type { Console, Plan } from './plan'
import {
  namesOf,
  realChange,
  refuseUnusable,
  sessionSecret,
  type Settings,
  type SettingsChange,
} from './settings'

/** Stands for what is not there yet, where the settings are judged. */
const anyGuid = '00000000-0000-0000-0000-000000000000'
const standIn = { secret: 'x', certificate: '', 'managed-identity': anyGuid }

/** Settings with which the server would not start are refused; values that are there are only changed by who says so. */
export async function refuseOrAsk(
  wishes: Wishes,
  account: Account,
  plan: Plan,
  { ask }: Console,
): Promise<void> {
  const { settings, credential, place, there } = plan
  const made = credential.keeps
    ? settings[credential.setting]
    : (credential.identity?.clientId ?? standIn[credential.kind])
  const change = settingsFor(account, plan, there?.appId ?? anyGuid, {
    [credential.setting]: made ?? '',
  })
  // A certificate that is yet to be made cannot be judged; its place is taken by a secret.
  const judged =
    credential.kind === 'certificate' && !credential.keeps
      ? {
          set: { ...change.set, AZURE_AD_CLIENT_CERTIFICATE: '', AZURE_AD_CLIENT_SECRET: 'x' },
          unset: [],
        }
      : change
  refuseUnusable(settings, judged)
  const real = Object.keys(settings).length > 0 ? realChange(settings, change) : null
  const over = real ? namesOf(real).filter((name) => settings[name] !== undefined) : []
  if (over.length === 0 || wishes.saysYes || wishes.isDryRun) return
  const reply = ask ? await ask(`Change ${over.join(', ')} in ${place.name}? [y/N] `) : 'n'
  if (/^y(es)?$/i.test(reply.trim())) return
  throw new Refusal(
    `${place.name} holds other values of ${over.join(', ')} and stays as it is. Say --yes to change them, or --settings=<another file>. Nothing was changed.`,
  )
}

/** All that the server needs, with the credential that it proves itself by. */
export function settingsFor(
  account: Account,
  plan: Plan,
  clientId: string,
  credential: Settings,
): SettingsChange {
  const { cloud } = account.azure
  return {
    set: {
      NEXTAUTH_URL: plan.origin,
      NEXTAUTH_SECRET: sessionSecret(plan.settings),
      AZURE_AD_TENANT_ID: account.tenantId,
      AZURE_AD_CLIENT_ID: clientId,
      ...credential,
      ...(cloud === 'public' && !plan.settings.AZURE_CLOUD ? {} : { AZURE_CLOUD: cloud }),
      DATABRICKS_WORKSPACES: plan.workspaces,
      ...(plan.findsWorkspaces ? { WORKSPACE_DISCOVERY: '1' } : {}),
      ...(plan.holders.length > 0 ? { APP_ROLES: 'required' } : {}),
    },
    unset: otherCredentials(plan.credential),
  }
}
