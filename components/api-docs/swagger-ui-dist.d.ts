declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  type Sent = { url: string; headers: Record<string, string> }

  /** The part that is used here, of https://swagger.io/docs/open-source-tools/swagger-ui/usage/configuration/ */
  export type SwaggerSettings = {
    domNode: HTMLElement
    url: string
    onComplete: () => void
    requestInterceptor: (request: Sent) => Sent
    deepLinking: boolean
    docExpansion: 'list' | 'full' | 'none'
    defaultModelsExpandDepth: number
    displayRequestDuration: boolean
    filter: boolean
    tryItOutEnabled: boolean
    validatorUrl: string | null
  }

  const SwaggerUI: (settings: SwaggerSettings) => unknown
  export { SwaggerUI as default }
}
