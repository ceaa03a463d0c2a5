import { type Advice, entraAdvice } from '../lib/auth/entra-error-table'

const who = { person: 'the person', admin: 'an administrator', operator: 'whoever runs Lakedeck' }

const filled = (text: string) =>
  text
    .replaceAll('{tenant}', '`AZURE_AD_TENANT_ID`')
    .replaceAll('{client}', '`AZURE_AD_CLIENT_ID`')
    .replaceAll('{redirect}', '`<address>/api/auth/callback/azure-ad`')

/** The table of docs/troubleshooting.md, from the words that the sign-in page itself says. */
export function aadstsTable(): string[] {
  const byAdvice = new Map<Advice, string[]>()
  for (const [code, advice] of Object.entries(entraAdvice))
    byAdvice.set(advice, [...(byAdvice.get(advice) ?? []), code])
  const rows = [...byAdvice].map(
    ([{ title, detail, step, audience }, codes]) =>
      `| ${codes.join(', ')} | ${title}. ${filled(detail)} | ${who[audience]} | ${filled(step)} |`,
  )
  return [
    '| AADSTS | what it means | who can help | the next step |',
    '| --- | --- | --- | --- |',
    ...rows,
  ]
}
