import { html } from './html'
import type { Page } from './layout'

/** `response_mode=form_post` without a script: the person presses the button that one would press. */
export const formPostPage = (action: string, fields: Readonly<Record<string, string>>): Page => ({
  title: 'Working…',
  formTargets: [new URL(action).origin],
  body: html`<h1>Back to the application</h1>
    <form method="post" action="${action}">
      ${Object.entries(fields).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      <div class="buttons"><button class="primary" autofocus>Continue</button></div>
    </form>`,
})
