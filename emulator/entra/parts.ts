import type Provider from 'oidc-provider'
import type { Keys } from './keys'
import type { Seal } from './seal'
import type { Store } from './store'
import type { Tenant } from './tenant'

/** A request as Koa, on which oidc-provider stands, hands it on. */
export type Context = Parameters<Parameters<Provider['use']>[0]>[0]

/** What the tenant is made of, before there is a provider. */
export type Foundations = {
  tenant: Tenant
  keys: Keys
  store: Store
  seal: Seal
}

export type Parts = Foundations & { provider: Provider }
