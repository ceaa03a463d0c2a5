// Starts one function of `vercel build` behind an HTTP server, as the platform's runtime would call it:
//   node serve-function.mjs <folder of the function> <port> [web]
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable } from 'node:stream'

const [folder = '', port = '', kind = 'node'] = process.argv.slice(2)
const handle = createRequire(import.meta.url)(path.join(folder, '___next_launcher.cjs'))

/** proxy.ts takes a Request and gives a Response. */
async function handleAsWeb(request, response) {
  const answer = await handle(
    new Request(`http://${request.headers.host}${request.url}`, {
      method: request.method,
      headers: request.headers,
    }),
  )
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (answer.body) Readable.fromWeb(answer.body).pipe(response)
  else response.end()
}

http
  .createServer((request, response) =>
    kind === 'web' ? void handleAsWeb(request, response) : handle(request, response),
  )
  .listen(Number(port), '127.0.0.1')
