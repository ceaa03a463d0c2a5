import type { Person } from '../../seed/directory'
import { field, problem } from './field'
import { html } from './html'
import type { Page } from './layout'

/** Counts as what the authenticator app shows. */
export const demoCode = '123456'

/** "Approve sign in request": the second factor that conditional access asks for. */
export const secondFactorPage = (person: Person, number: number, error?: string): Page => ({
  title: 'Approve sign in request',
  body: html`<p class="identity"><span>${person.userName}</span></p>
    <h1>Approve sign in request</h1>
    <p>
      Open your Authenticator app, and enter the number shown to sign in. Your organization asks for
      this before Azure Databricks.
    </p>
    <p class="number">${number}</p>
    <form method="post" novalidate>
      ${problem(error)}
      ${field({
        id: 'otc',
        label: 'Or enter a code from the app',
        type: 'text',
        autocomplete: 'one-time-code',
        more: html`inputmode="numeric" maxlength="6"`,
        error,
      })}
      <p class="note">
        Emulator: there is no phone. Press <strong>Approve</strong>, or enter the code
        <code>${demoCode}</code>.
      </p>
      <div class="buttons">
        <button class="secondary" name="decision" value="verify">Verify code</button>
        <button class="primary" name="decision" value="approve">Approve</button>
      </div>
    </form>`,
})
