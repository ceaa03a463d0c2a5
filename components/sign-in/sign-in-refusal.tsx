import type { SignInExplanation } from '@/lib/auth/sign-in-errors'
import { CopyButton } from '../ui/copy-button'
import { SignInForm } from './sign-in-form'

type SignInRefusalProps = {
  explanation: SignInExplanation
  code: string
  correlationId: string | undefined
  at: string | undefined
  returnTo: string
}

const audiences: Record<SignInExplanation['audience'], string> = {
  person: 'What you can do',
  admin: 'What your administrator can do',
  operator: 'What whoever runs Lakedeck can do',
}

/** Why Microsoft or Lakedeck refused, the next step, and what to hand to whoever can help. */
export function SignInRefusal(props: SignInRefusalProps) {
  const { explanation, returnTo } = props
  return (
    <>
      <p className="text-ink-2">{explanation.detail}</p>
      <h2 className="mt-4 font-semibold">{audiences[explanation.audience]}</h2>
      <p className="text-ink-2">{explanation.step}</p>
      {explanation.adminConsentUrl && <ApprovalLink url={explanation.adminConsentUrl} />}
      <div className="mt-5 flex flex-col gap-2">
        {explanation.action !== 'none' && explanation.action !== 'other-account' && (
          <SignInForm returnTo={returnTo} label="Try again" />
        )}
        <SignInForm
          returnTo={returnTo}
          label="Use another account"
          look={explanation.action === 'other-account' ? 'primary' : 'secondary'}
          isOtherAccount
        />
      </div>
      <Particulars {...props} />
    </>
  )
}

function ApprovalLink({ url }: { url: string }) {
  return (
    <p className="mt-2 flex items-center gap-1 rounded-md border border-line-1 bg-surface-0 py-1 pr-1 pl-3">
      <a href={url} className="min-w-0 flex-1 truncate text-accent-text underline">
        Approval link for your administrator
      </a>
      <CopyButton text={url} label="Copy the approval link" />
    </p>
  )
}

function Particulars({ code, correlationId, at }: SignInRefusalProps) {
  const name = /^\d+$/.test(code) ? `AADSTS${code}` : code
  const text = [
    `Code: ${name}`,
    correlationId && `Correlation id: ${correlationId}`,
    at && `Time: ${at}`,
  ]
    .filter(Boolean)
    .join('\n')
  return (
    <div className="mt-5 flex items-start justify-between gap-2 border-t border-line-1 pt-3">
      <dl className="min-w-0 text-xs text-ink-2">
        <Particular name="Code">{name}</Particular>
        {correlationId && <Particular name="Correlation id">{correlationId}</Particular>}
        {at && <Particular name="Time">{at}</Particular>}
      </dl>
      <CopyButton text={text} label="Copy these particulars" />
    </div>
  )
}

function Particular({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex gap-2">
      <dt className="w-22 shrink-0 text-ink-3">{name}</dt>
      <dd className="min-w-0 break-all">
        <code className="text-[11px]">{children}</code>
      </dd>
    </div>
  )
}
