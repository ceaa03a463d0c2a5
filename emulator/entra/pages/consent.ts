import type { Person } from '../../seed/directory'
import type { Registration, Resource } from '../registrations'
import { html } from './html'
import type { Page } from './layout'

const forEverybody = html`<label class="check">
  <input type="checkbox" name="everybody" value="yes" /> Consent on behalf of your organization
</label>`

/** "Permissions requested": what the application may do as this person. */
export const consentPage = (
  person: Person,
  client: Registration,
  resource: Resource,
  isAdministrator: boolean,
): Page => ({
  title: 'Permissions requested',
  body: html`<p class="identity"><span>${person.userName}</span></p>
    <h1>Permissions requested</h1>
    <p><strong>${client.displayName}</strong></p>
    <p>This application would like to:</p>
    <ul class="asks">
      <li>${resource.asks}</li>
      <li>View your basic profile</li>
      <li>Maintain access to data you have given it access to</li>
    </ul>
    <form method="post">
      ${isAdministrator ? forEverybody : undefined}
      <p class="quiet small">
        Accepting these permissions means that you allow this app to use your data as specified in
        its terms of service and privacy statement.
      </p>
      <div class="buttons">
        <button class="secondary" name="decision" value="cancel">Cancel</button>
        <button class="primary" name="decision" value="accept">Accept</button>
      </div>
    </form>`,
})

/** "Need admin approval": only an administrator may consent here, and this person is none. */
export const approvalPage = (person: Person, client: Registration): Page => ({
  title: 'Need admin approval',
  body: html`<p class="identity"><span>${person.userName}</span></p>
    <h1>Need admin approval</h1>
    <p><strong>${client.displayName}</strong></p>
    <p>
      ${client.displayName} needs permission to access resources in your organization that only an
      admin can grant. Please ask an admin to grant permission to this app before you can use it.
    </p>
    <form method="post">
      <p>
        <a href="?pick=1">Have an admin account? Sign in with that account</a>
      </p>
      <div class="buttons">
        <button class="primary" name="decision" value="no-approval">
          Return to the application without granting consent
        </button>
      </div>
    </form>`,
})
