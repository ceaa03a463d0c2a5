/** Ends the session here and at Entra. A form, because the answer is a redirect to another site. */
export function signOut(): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/api/logout'
  document.body.append(form)
  form.submit()
}
