// What somebody would build in an afternoon: @fastify/http-proxy behind the same check of the same token.
import fastifyHttpProxy from '@fastify/http-proxy'
import fastify from 'fastify'
import { createRemoteJWKSet, jwtVerify } from 'jose'

const { PORT, UPSTREAM = '', ENTRA = '', TENANT = '' } = process.env
const keys = createRemoteJWKSet(new URL(`${ENTRA}/${TENANT}/discovery/v2.0/keys`))
const expected = {
  audience: '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d',
  issuer: `https://sts.windows.net/${TENANT}/`,
  algorithms: ['RS256'],
}

const server = fastify()
server.get('/ready', () => 'ready')
void server.register(fastifyHttpProxy, {
  upstream: UPSTREAM,
  prefix: '/api',
  rewritePrefix: '/api',
  preHandler: (request, reply, done) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
    jwtVerify(token, keys, expected).then(
      () => done(),
      () => void reply.code(401).send(),
    )
  },
})
void server.listen({ port: Number(PORT), host: '127.0.0.1' })
