import { type Advice, busy } from '@/lib/auth/entra-error-table'

const lost: Advice = {
  title: 'The sign-in was interrupted',
  detail:
    'Your browser came back without the note it had set off with: it took longer than an hour, or cookies are blocked.',
  step: 'Try again. If it happens again, allow cookies for this site.',
  audience: 'person',
  action: 'try-again',
}

const unreachable: Advice = {
  title: 'Microsoft cannot be reached',
  detail: 'Lakedeck gets no connection to the sign-in service of Microsoft.',
  step: 'Wait a moment and try again. If it lasts, tell whoever runs Lakedeck: its network may not let it out.',
  audience: 'person',
  action: 'wait',
}

const strange: Advice = {
  title: 'Microsoft could not be understood',
  detail:
    'Something answered in the place of the sign-in service of Microsoft, and not as it does. A proxy in between may have answered instead.',
  step: 'Whoever runs Lakedeck has to look at AZURE_AUTHORITY_HOST, AZURE_AD_TENANT_ID and the proxies on the way out; the log has the answer.',
  audience: 'operator',
  action: 'try-again',
}

const noProof: Advice = {
  title: 'Lakedeck cannot prove itself to Microsoft',
  detail:
    'Its certificate or managed identity gives no proof, so Microsoft was not asked. You did nothing wrong.',
  step: 'Whoever runs Lakedeck has to check AZURE_AD_CLIENT_CERTIFICATE or AZURE_AD_MANAGED_IDENTITY_CLIENT_ID; the log has the cause.',
  audience: 'operator',
  action: 'none',
}

const declined: Advice = {
  title: 'The sign-in was cancelled',
  detail: 'You, or Microsoft, stopped the sign-in before it was done. Nothing was changed.',
  step: 'Try again when you like.',
  audience: 'person',
  action: 'try-again',
}

const ours: Advice = {
  title: 'Something went wrong on our side',
  detail: 'Lakedeck could not finish the sign-in. The cause is in its log.',
  step: 'Try again. If it happens again, tell whoever runs Lakedeck the time below.',
  audience: 'operator',
  action: 'try-again',
}

const interaction: Advice = {
  title: 'Please sign in again',
  detail: 'Microsoft wants to ask you something before it goes on.',
  step: 'Sign in again; you come back to where you were.',
  audience: 'person',
  action: 'try-again',
}

/** Names of NextAuth, of the OAuth protocol where Entra sends no number, and of Lakedeck itself. */
export const ownAdvice: Record<string, Advice> = {
  OAuthSignin: ours,
  Unreachable: unreachable,
  Busy: busy,
  StrangeAnswer: strange,
  CredentialUnavailable: noProof,
  OAuthCallback: lost,
  StateLost: lost,
  Callback: ours,
  Default: ours,
  Configuration: {
    ...ours,
    title: 'Lakedeck is set up wrongly',
    step: 'Whoever runs Lakedeck finds the wrong setting in its log.',
    action: 'none',
  },
  AccessDenied: declined,
  access_denied: declined,
  login_required: interaction,
  interaction_required: interaction,
  consent_required: interaction,
  account_selection_required: interaction,
  temporarily_unavailable: busy,
  server_error: busy,
  SessionRequired: interaction,
  SessionEnded: {
    title: 'Your session has ended',
    detail: 'You signed out, or the session reached its end.',
    step: 'Sign in again.',
    audience: 'person',
    action: 'try-again',
  },
  RoleMissing: {
    title: 'You have no role in Lakedeck',
    detail:
      'Microsoft knows you, but Lakedeck here is open only to people with a role, and you have none.',
    step: 'Ask the owner of the app Lakedeck ({client}) to assign you Lakedeck.Viewer, Lakedeck.Operator or Lakedeck.Admin in Microsoft Entra, then sign in again.',
    audience: 'admin',
    action: 'other-account',
  },
  WrongTenant: {
    title: 'This account is not in this organisation',
    detail: 'The account you chose does not belong to the tenant {tenant}.',
    step: 'Sign in with an account of this organisation.',
    audience: 'person',
    action: 'other-account',
  },
  SessionTooLarge: {
    title: 'Your sign-in is too large for a cookie',
    detail: 'Microsoft sent so many groups or roles about you that a browser cannot carry them.',
    step: 'Ask your administrator to leave the groups claim out of the tokens of this app, and to use app roles instead.',
    audience: 'admin',
    action: 'none',
  },
  CrossSite: {
    title: 'That sign-in came from another site',
    detail: 'The request did not come from a page of Lakedeck, so it was not followed.',
    step: 'Open Lakedeck itself and sign in there.',
    audience: 'person',
    action: 'try-again',
  },
}
