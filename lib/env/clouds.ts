/** What differs between the Azure clouds: where Entra signs people in, who issues tokens, and where Azure itself is managed. */
export const clouds = {
  public: {
    authorityHost: 'https://login.microsoftonline.com',
    // v1.0 tokens, which AzureDatabricks gets, name this issuer (Microsoft Learn, "Troubleshoot Entra ID access tokens").
    tokenIssuer: 'https://sts.windows.net',
    resourceManagerHost: 'https://management.azure.com',
  },
  usgov: {
    authorityHost: 'https://login.microsoftonline.us',
    tokenIssuer: 'https://sts.windows.net',
    resourceManagerHost: 'https://management.usgovcloudapi.net',
  },
  china: {
    authorityHost: 'https://login.partner.microsoftonline.cn',
    tokenIssuer: 'https://sts.chinacloudapi.cn',
    resourceManagerHost: 'https://management.chinacloudapi.cn',
  },
} as const

export type Cloud = keyof typeof clouds

/** The first-party application id of Azure Databricks: the audience of every token it accepts, in every cloud. */
export const databricksResourceId = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d'
