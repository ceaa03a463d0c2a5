import { html } from './html'
import type { Page } from './layout'

export const signedOutPage: Page = {
  title: 'Sign out',
  body: html`<h1>You signed out of your account</h1>
    <p>It’s a good idea to close all browser windows.</p>`,
}
