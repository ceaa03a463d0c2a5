import { failed, ok } from '../rules'
import type { Check } from '../schema'

/** Where each value comes from. What is not named here explains itself in its fault. */
const fixes: Record<string, string> = {
  NEXTAUTH_URL: 'Set it to the address people type, without a path: https://lakedeck.contoso.com.',
  NEXTAUTH_SECRET:
    'Make one with `openssl rand -base64 48` and set it, the same on every instance.',
  NEXTAUTH_SECRET_PREVIOUS: 'Leave it out unless the secret was changed less than a day ago.',
  AZURE_AD_TENANT_ID:
    'Entra admin center > Overview > Tenant ID, or `az account show --query tenantId -o tsv`.',
  AZURE_AD_CLIENT_ID:
    'Entra admin center > App registrations > Lakedeck > Overview > Application (client) ID.',
  AZURE_AD_CLIENT_SECRET:
    'App registrations > Lakedeck > Certificates & secrets: create a secret and copy its Value, or use a certificate or a managed identity.',
  AZURE_AD_CLIENT_SECRET_EXPIRES:
    'Write it as Certificates & secrets of the app registration shows it, year first, or leave it out.',
  AZURE_AD_CLIENT_CERTIFICATE:
    'Give the certificate and its unencrypted key as PEM, or as base64 of it, and upload the certificate to the app registration.',
  AZURE_AD_MANAGED_IDENTITY_CLIENT_ID:
    'Managed identities > the identity > Overview > Client ID, and trust it under Federated credentials of the app registration.',
  DATABRICKS_WORKSPACES:
    'Azure portal > Azure Databricks > each workspace > Overview > URL, written as name=address, with commas between.',
  DEFAULT_WORKSPACE: 'Name one of the workspaces, or leave it out: the first one is meant then.',
  NODE_TLS_REJECT_UNAUTHORIZED:
    'Remove it. For a certificate authority of your own set NODE_EXTRA_CA_CERTS to its PEM file.',
}

const seeExample = 'See this setting in .env.local.example.'

/** Each fault of the settings as a check that failed; one that is good when there is none. */
export function checkFaults(faults: readonly string[]): Check[] {
  if (faults.length === 0)
    return [ok({ id: 'settings', title: 'Settings' }, 'Every setting is there and well-formed.')]
  return faults.map((fault, at) => {
    const [name = ''] = /^[A-Z][A-Z0-9_]+/.exec(fault) ?? []
    const words = fault.slice(name.length).trim()
    const title = name || 'Settings'
    return failed(
      { id: `settings.${name.toLowerCase() || at}`, title },
      words.charAt(0).toUpperCase() + words.slice(1),
      fixes[name] ?? seeExample,
    )
  })
}
