import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js'
import { mendReference } from './mend-reference'
import './swagger-ui.css'

type Sent = { url: string; headers: Record<string, string> }

/** What tells our own pages from another site's: see the cross-site checks of the API. */
function asOurPage(request: Sent): Sent {
  return { ...request, headers: { ...request.headers, 'x-lakedeck': '1' } }
}

export function drawReference(domNode: HTMLElement, onComplete: () => void): void {
  mendReference(domNode)
  SwaggerUI({
    domNode,
    url: '/api/openapi.json',
    onComplete,
    requestInterceptor: asOurPage,
    deepLinking: false,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    // It would ask a public service about our document.
    validatorUrl: null,
  })
}
