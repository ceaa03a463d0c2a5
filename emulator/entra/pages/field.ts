import { html, type Html } from './html'

type Field = {
  id: string
  label: string
  type: 'text' | 'email' | 'password'
  autocomplete: string
  /** What the form calls it, when that is not its id. */
  name?: string
  value?: string
  /** Attributes of this field alone. */
  more?: Html
  error?: string | undefined
}

export const problem = (message: string | undefined): Html | undefined =>
  message === undefined ? undefined : html`<p class="error" id="error" role="alert">${message}</p>`

/** A labelled field under the page's error, if there is one. */
export const field = ({
  id,
  label,
  type,
  autocomplete,
  name = id,
  value,
  more,
  error,
}: Field): Html =>
  html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      type="${type}"
      id="${id}"
      name="${name}"
      autocomplete="${autocomplete}"
      ${value === undefined ? '' : html`value="${value}"`}
      ${error === undefined ? '' : html`aria-invalid="true" aria-describedby="error"`}
      ${more}
    />
  </div>`
