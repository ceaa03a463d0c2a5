import type { KoaContextWithOIDC } from 'oidc-provider'
import { codePage, confirmPage, deviceDonePage } from './pages/device'
import { sendPage } from './pages/send'
import type { Tenant } from './tenant'

const wrongCode = 'That code didn’t work. Check the code and try again.'

/** Entra's words for what oidc-provider's device pages report by the name of their error. */
const messages: Readonly<Record<string, string>> = {
  NotFoundError: wrongCode,
  NoCodeError: 'Enter the code displayed on your app or device.',
  ExpiredError: 'The code you entered has expired. Get a new code from the device, and try again.',
  AlreadyUsedError: wrongCode,
  AbortedError: 'You cancelled. Nothing was given to the device.',
}

function secretOf({ oidc }: KoaContextWithOIDC): string {
  const secret = oidc.session?.state?.secret
  return typeof secret === 'string' ? secret : ''
}

/** The pages of the device flow, drawn our way over oidc-provider's steps. */
export const deviceSources = (tenant: Tenant) => {
  const action = `/${tenant.id}/oauth2/deviceauth`
  return {
    async userCodeInputSource(
      ctx: KoaContextWithOIDC,
      _form: string,
      _out?: unknown,
      error?: Error & { userCode?: string },
    ) {
      const typed = error?.userCode ?? String(ctx.state.userCode ?? '')
      const message =
        error && (messages[error.name] ?? 'Something went wrong. Enter the code again.')
      sendPage(ctx, codePage(action, secretOf(ctx), typed, message))
    },
    async userCodeConfirmSource(
      ctx: KoaContextWithOIDC,
      _form: string,
      { clientId }: { clientId: string },
      _device: unknown,
      userCode: string,
    ) {
      const client = tenant.findRegistration(clientId)
      if (client) sendPage(ctx, confirmPage(action, secretOf(ctx), userCode, client))
    },
    async successSource(ctx: KoaContextWithOIDC) {
      const client = tenant.findRegistration(ctx.oidc.client?.clientId ?? '')
      sendPage(ctx, deviceDonePage(client))
    },
    mask: '*********',
  }
}
