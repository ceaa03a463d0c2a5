import { createHash, randomBytes } from 'node:crypto'
import { app, databricksAppId } from '../../seed/directory'
import type { EntraProcess, Form } from './entra-process'

export type Shown = { status: number; url: string; text: string; location: string | null }

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1]

const plain = (escaped: string): string => escaped.replaceAll('&amp;', '&').replaceAll('&#39;', "'")

/** The hidden fields of a page, which a browser would send along. */
function hiddenFields(text: string): Form {
  const tags = [...text.matchAll(/<input[^>]*type="hidden"[^>]*>/gs)].map(([tag]) => tag)
  return Object.fromEntries(
    tags.map((tag) => [attribute(tag, 'name') ?? '', plain(attribute(tag, 'value') ?? '')]),
  )
}

export const redirectUri = 'http://localhost:3000/api/auth/callback/azure-ad'
export const databricksScope = `${databricksAppId}/.default openid profile email offline_access`

/** A browser without scripts: cookies by path, redirects, forms. It stops where the application would be asked. */
export class Visitor {
  #cookies = new Map<string, { value: string; path: string }>()
  readonly verifier = randomBytes(32).toString('base64url')

  constructor(readonly entra: EntraProcess) {}

  get cookieNames(): string[] {
    return [...this.#cookies.keys()].map((key) => key.split(' ')[0] ?? '')
  }

  #store(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', value = ''] = pair.split('=')
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      if (value === '') this.#cookies.delete(`${name} ${path}`)
      else this.#cookies.set(`${name} ${path}`, { value, path })
    }
  }

  #cookieHeader(url: string): string {
    const { pathname } = new URL(url)
    const fitting = [...this.#cookies].filter(([, { path }]) => pathname.startsWith(path))
    return fitting.map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ')
  }

  async visit(url: string, form?: Form): Promise<Shown> {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.#cookieHeader(url), accept: 'text/html' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    this.#store(answer.headers)
    const location = answer.headers.get('location')
    const text = await answer.text()
    if (location === null) return { status: answer.status, url, text, location: null }
    const next = new URL(location, url).href
    if (next.startsWith(this.entra.origin)) return this.visit(next)
    return { status: answer.status, url, text, location: next }
  }

  /** Sends the page's form with these fields, and its hidden ones. */
  submit(page: Shown, fields: Form): Promise<Shown> {
    const action = /<form[^>]*action="([^"]+)"/.exec(page.text)?.[1]
    const target = action ? new URL(plain(action), page.url).href : page.url
    return this.visit(target, { ...hiddenFields(page.text), ...fields })
  }

  authorizeUrl(more: Form = {}): string {
    const challenge = createHash('sha256').update(this.verifier).digest('base64url')
    const query = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: databricksScope,
      state: 'state-1',
      nonce: 'nonce-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    })
    for (const [name, value] of Object.entries(more)) if (value === '') query.delete(name)
    return `${this.entra.url('oauth2/v2.0/authorize')}?${query}`
  }

  authorize(more: Form = {}): Promise<Shown> {
    return this.visit(this.authorizeUrl(more))
  }

  /** Picks the tile, types the password, and approves the second factor where it is asked. */
  async signIn(objectId: string, more: Form = {}): Promise<Shown> {
    const picker = await this.authorize(more)
    const password = await this.submit(picker, { account: objectId })
    const next = await this.submit(password, { passwd: 'demo' })
    if (!next.text.includes('Approve sign in request')) return next
    return this.submit(next, { decision: 'approve' })
  }
}

/** The parameters an answer brings to the application. */
export const answerOf = (shown: Shown): Record<string, string> =>
  Object.fromEntries(new URL(shown.location ?? 'http://none').searchParams)
