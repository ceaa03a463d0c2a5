import { html, type Html } from './html'

export type Page = {
  title: string
  body: Html
  /** Where the page's forms may lead in the end; browsers hold a redirect after a form to this too. */
  formTargets?: readonly string[]
}

const mark = html`<svg
  viewBox="0 0 24 24"
  width="24"
  height="24"
  aria-hidden="true"
  focusable="false"
>
  <path class="mark-a" d="M12 1.5 3 6.7v10.6l9 5.2V12z" />
  <path class="mark-b" d="m12 1.5 9 5.2-9 5.3z" />
  <path class="mark-c" d="m21 6.7-9 5.3v10.5l9-5.2z" />
</svg>`

/** The one frame of every page: the tenant's name on a card, and what this really is below it. */
export const layout = (tenantName: string, { title, body }: Page): string => `<!DOCTYPE html>
${
  html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/emulator.css" />
    </head>
    <body>
      <main class="card">
        <div class="brand">${mark}<span>${tenantName}</span></div>
        ${body}
      </main>
      <footer>
        <p><strong>Emulated Microsoft Entra ID.</strong> Everything here stays on this computer.</p>
      </footer>
    </body>
  </html> `.markup
}`
