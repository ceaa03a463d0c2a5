import type { Registration } from '../registrations'
import { field, problem } from './field'
import { html } from './html'
import type { Page } from './layout'

/** "Enter code to allow access": where somebody types what the other device shows. */
export const codePage = (action: string, xsrf: string, code: string, error?: string): Page => ({
  title: 'Sign in to your account',
  body: html`<h1>Enter code to allow access</h1>
    <p>
      Once you enter the code displayed on your app or device, it will have access to your account.
      Do not enter codes from sources you don’t trust.
    </p>
    <form method="post" action="${action}" novalidate>
      ${problem(error)}
      <input type="hidden" name="xsrf" value="${xsrf}" />
      ${field({
        id: 'otc',
        label: 'Code',
        type: 'text',
        autocomplete: 'off',
        name: 'user_code',
        value: code,
        more: html`class="code" spellcheck="false" required autofocus`,
        error,
      })}
      <div class="buttons"><button class="primary">Next</button></div>
    </form>`,
})

/** "Are you trying to sign in to …?": the last look before the other device gets in. */
export const confirmPage = (
  action: string,
  xsrf: string,
  code: string,
  client: Registration,
): Page => ({
  title: 'Sign in to your account',
  body: html`<h1>Are you trying to sign in to ${client.displayName}?</h1>
    <p>
      Only continue if you started this sign-in on your own device, and it shows the code
      <strong>${code}</strong>.
    </p>
    <form method="post" action="${action}">
      <input type="hidden" name="xsrf" value="${xsrf}" />
      <input type="hidden" name="user_code" value="${code}" />
      <div class="buttons">
        <button class="secondary" name="abort" value="yes">Cancel</button>
        <button class="primary" name="confirm" value="yes">Continue</button>
      </div>
    </form>`,
})

export const deviceDonePage = (client: Registration | undefined): Page => ({
  title: 'Signed in',
  body: html`<h1>${client?.displayName ?? 'Your device'}</h1>
    <p>
      You have signed in to the ${client?.displayName ?? ''} application on your device. You may now
      close this window.
    </p>`,
})
