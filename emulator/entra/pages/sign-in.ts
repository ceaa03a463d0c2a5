import { people, type Person } from '../../seed/directory'
import { field, problem } from './field'
import { html, type Html } from './html'
import type { Page } from './layout'

const initials = ({ givenName, familyName }: Person): string =>
  `${givenName.charAt(0)}${familyName.charAt(0)}`

const arrow = html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
  <path d="M14.5 5 7.5 12l7 7M8 12h11" fill="none" stroke="currentColor" stroke-width="1.8" />
</svg>`

/** Who is being signed in, with the way back to the others. */
export const identity = (userName: string, back: string): Html =>
  html`<p class="identity">
    <a href="${back}" aria-label="Back: choose another account">${arrow}</a><span>${userName}</span>
  </p>`

function tile(person: Person, isSignedIn: boolean): Html {
  const state = isSignedIn ? html`<small class="badge">Signed in</small>` : undefined
  return html`<li>
    <button class="tile" name="account" value="${person.objectId}">
      <span class="avatar" aria-hidden="true">${initials(person)}</span>
      <span
        ><strong>${person.displayName}</strong><small class="name">${person.userName}</small
        ><small>${person.role}</small>${state}</span
      >
    </button>
  </li>`
}

const otherTile = html`<li>
  <button class="tile" name="account" value="other">
    <span class="avatar" aria-hidden="true">+</span>
    <span><strong>Use another account</strong></span>
  </button>
</li>`

/** "Pick an account": one tile per person of the tenant. */
export const pickerPage = (appName: string, signedInAs: string | undefined): Page => ({
  title: 'Pick an account',
  body: html`<h1>Pick an account</h1>
    <p>to continue to ${appName}</p>
    <form method="post">
      <ul class="tiles">
        ${people.map((person) => tile(person, person.objectId === signedInAs))}${otherTile}
      </ul>
    </form>`,
})

/** "Sign in": the user name, when it is none of the tiles. */
export const userNamePage = (appName: string, userName: string, error?: string): Page => ({
  title: 'Sign in to your account',
  body: html`<h1>Sign in</h1>
    <p>to continue to ${appName}</p>
    <form method="post" novalidate>
      ${problem(error)}
      ${field({
        id: 'loginfmt',
        label: 'Email or user name',
        type: 'email',
        autocomplete: 'username',
        value: userName,
        more: html`placeholder="someone@contoso.example" required autofocus`,
        error,
      })}
      <p><a href="?pick=1">Pick an account</a></p>
      <div class="buttons"><button class="primary">Next</button></div>
    </form>`,
})

/** "Enter password", with the emulator's own word on what it is. */
export const passwordPage = (person: Person, error?: string): Page => ({
  title: 'Sign in to your account',
  body: html`${identity(person.userName, '?pick=1')}
    <h1>Enter password</h1>
    <form method="post" novalidate>
      ${problem(error)}
      <input type="hidden" name="login" value="${person.userName}" />
      ${field({
        id: 'passwd',
        label: 'Password',
        type: 'password',
        autocomplete: 'current-password',
        more: html`required autofocus`,
        error,
      })}
      <p class="note">Emulator: everybody’s password is <code>demo</code>.</p>
      <div class="buttons"><button class="primary">Sign in</button></div>
    </form>`,
})
