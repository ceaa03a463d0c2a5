import type { Person } from '../../seed/directory'
import { html } from './html'
import type { Page } from './layout'
import { problem } from './sign-in'

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
      <div class="field">
        <label for="otc">Or enter a code from the app</label>
        <input
          type="text"
          id="otc"
          name="otc"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          ${error === undefined ? '' : html`aria-invalid="true" aria-describedby="error"`}
        />
      </div>
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
