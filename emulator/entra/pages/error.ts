import type { EntraError } from '../aadsts'
import { describe } from '../error-body'
import type { RequestFacts } from '../request'
import { html } from './html'
import type { Page } from './layout'

/** What a person sees when nothing may be sent to the application. */
export function errorPage(refusal: EntraError, facts: RequestFacts): Page {
  const { at } = describe(refusal, facts)
  return {
    title: 'Sign in to your account',
    body: html`<h1>Sign in</h1>
      <p>Sorry, but we’re having trouble signing you in.</p>
      <p role="alert">AADSTS${refusal.code}: ${refusal.message}</p>
      <dl>
        <div>
          <dt>Request Id</dt>
          <dd>${facts.traceId}</dd>
        </div>
        <div>
          <dt>Correlation Id</dt>
          <dd>${facts.correlationId}</dd>
        </div>
        <div>
          <dt>Timestamp</dt>
          <dd>${at}</dd>
        </div>
        <div>
          <dt>Message</dt>
          <dd>AADSTS${refusal.code}</dd>
        </div>
      </dl>`,
  }
}
