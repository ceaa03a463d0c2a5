import { Button } from '../ui/button'
import { buttonClass } from '../ui/button-class'

/** Microsoft's four squares; its branding rules want them beside the words. */
function MicrosoftMark() {
  return (
    <svg width="16" height="16" viewBox="0 0 21 21" aria-hidden="true">
      <path fill="#f25022" d="M0 0h10v10H0z" />
      <path fill="#7fba00" d="M11 0h10v10H11z" />
      <path fill="#00a4ef" d="M0 11h10v10H0z" />
      <path fill="#ffb900" d="M11 11h10v10H11z" />
    </svg>
  )
}

type SignInFormProps = {
  returnTo: string
  label?: string
  look?: 'primary' | 'secondary'
  /** Lets the person choose an account even when Microsoft remembers one. */
  isOtherAccount?: boolean
}

/** The way in: a plain form, so it works before and without JavaScript. */
export function SignInForm({
  returnTo,
  label = 'Sign in with Microsoft',
  look = 'primary',
  isOtherAccount = false,
}: SignInFormProps) {
  return (
    <form method="post" action="/api/sign-in">
      <input type="hidden" name="callbackUrl" value={returnTo} />
      {isOtherAccount && <input type="hidden" name="prompt" value="select_account" />}
      <Button type="submit" look={look} size="large" className="w-full gap-2.5">
        <MicrosoftMark />
        {label}
      </Button>
    </form>
  )
}

export function SignInAs(props: { name: string; userName: string; returnTo: string }) {
  return (
    <form method="post" action="/api/sign-in">
      <input type="hidden" name="callbackUrl" value={props.returnTo} />
      <input type="hidden" name="login_hint" value={props.userName} />
      <button type="submit" aria-label={`Sign in as ${props.name}`} className={buttonClass({})}>
        Sign in
      </button>
    </form>
  )
}
