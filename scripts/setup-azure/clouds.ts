import { type Cloud, clouds } from '../../lib/env/clouds'

/** Where the Azure of one cloud is reached: what `az cloud show` names, by the name that `az account show` gives it. */
export type AzureCloud = {
  cloud: Cloud
  graphHost: string
  managementHost: string
  portalHost: string
  authorityHost: string
  /** The audience of a token that a federated credential accepts. */
  exchangeAudience: string
}

const byName: Record<string, AzureCloud> = {
  AzureCloud: {
    cloud: 'public',
    graphHost: 'https://graph.microsoft.com',
    managementHost: 'https://management.azure.com',
    portalHost: 'https://portal.azure.com',
    authorityHost: clouds.public.authorityHost,
    exchangeAudience: 'api://AzureADTokenExchange',
  },
  AzureUSGovernment: {
    cloud: 'usgov',
    graphHost: 'https://graph.microsoft.us',
    managementHost: 'https://management.usgovcloudapi.net',
    portalHost: 'https://portal.azure.us',
    authorityHost: clouds.usgov.authorityHost,
    exchangeAudience: 'api://AzureADTokenExchangeUSGov',
  },
  AzureChinaCloud: {
    cloud: 'china',
    graphHost: 'https://microsoftgraph.chinacloudapi.cn',
    managementHost: 'https://management.chinacloudapi.cn',
    portalHost: 'https://portal.azure.cn',
    authorityHost: clouds.china.authorityHost,
    exchangeAudience: 'api://AzureADTokenExchangeChina',
  },
}

/** The cloud of the signed-in account, or null for one that Lakedeck does not know. */
export const azureCloud = (name: string): AzureCloud | null =>
  Object.hasOwn(byName, name) ? (byName[name] ?? null) : null
